package hub.adapters.receipt;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/**
 * Findings as a table that opens in a spreadsheet: every cell quoted, and none that a spreadsheet would take for a formula. 问题清单 CSV。
 */
public final class FindingsCsv implements AutoCloseable {
    private static final String[] HEAD = {
        "序号", "记录类型", "来源编号", "位置", "字段", "值", "程度", "代码", "问题", "怎么改", "Message", "Hint"
    };
    private final CsvWriter csv;

    /**
     * Begins the table; a byte order mark stands first, so that Excel reads it as UTF-8.
     *
     * @param out where it goes, as UTF-8; closed with the table
     */
    public FindingsCsv(Writer out) {
        try {
            out.write('\uFEFF');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.csv = CsvWriter.builder()
                .quoteStrategy(QuoteStrategies.ALWAYS)
                .lineDelimiter(LineDelimiter.CRLF)
                .build(out);
        csv.writeRecord(HEAD);
    }

    /** Adds a finding. */
    public void add(FindingLine finding) {
        csv.writeRecord(
                Integer.toString(finding.record()),
                safe(finding.type()),
                safe(finding.sourceId()),
                safe(finding.at()),
                safe(finding.field()),
                safe(finding.value()),
                finding.severity().wire(),
                finding.code(),
                safe(finding.message().zh()),
                safe(finding.hint().zh()),
                safe(finding.message().en()),
                safe(finding.hint().en()));
    }

    /** A cell that no spreadsheet takes for a formula, also not after it trims or folds it. */
    static String safe(@Nullable String cell) {
        if (cell == null) {
            return "";
        }
        StringBuilder text = new StringBuilder(cell.length() + 1);
        cell.codePoints()
                .filter(point -> point >= ' ' && point != 0x7F || point == '\n')
                .forEach(text::appendCodePoint);
        int first = 0;
        while (first < text.length() && (Character.isWhitespace(text.charAt(first)) || text.charAt(first) == 0x3000)) {
            first++;
        }
        if (first < text.length() && "=+-@;＝＋－＠；|%".indexOf(text.charAt(first)) >= 0) {
            text.insert(0, '\'');
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
