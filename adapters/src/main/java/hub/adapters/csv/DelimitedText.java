package hub.adapters.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import hub.adapters.EncodingCheck;
import hub.adapters.Limits;
import hub.adapters.mapping.CellKind;
import hub.adapters.mapping.Head;
import hub.adapters.mapping.Mapping;
import hub.adapters.mapping.Row;
import hub.schemas.Finding;
import hub.schemas.Findings;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One delimited text, read twice: first what it is (encoding, separator, rows and quotes of the whole), so that a text which cannot be read
 * gives no row at all; then its rows. 分隔文本。
 */
final class DelimitedText {
    private static final int BUFFER = 1 << 16;

    private final Mapping.Layout form;
    private final Limits limits;
    private final Findings findings;
    /** What stands before places: nothing, or the name of the file in its package. */
    private final String before;

    private EncodingCheck.@Nullable Verdict encoding;
    private CsvShape shape;
    private char delimiter = ',';

    DelimitedText(Mapping.Layout form, Limits limits, Findings findings, String before) {
        this.form = form;
        this.limits = limits;
        this.findings = findings;
        this.before = before;
        this.shape = new CsvShape(delimiter, limits.lineLength());
    }

    /**
     * The first reading.
     *
     * @param in all its bytes; not closed
     */
    void look(InputStream in, Head head) throws IOException {
        EncodingCheck check = new EncodingCheck();
        byte[] buffer = new byte[BUFFER];
        int length = in.readNBytes(buffer, 0, BUFFER);
        Character declared = form.delimiter();
        delimiter = declared == null
                ? Delimiter.of(buffer, length, head.skipRows(), head.marker().isEmpty())
                : declared;
        shape = new CsvShape(delimiter, limits.lineLength());
        boolean start = true;
        while (length > 0) {
            check.update(buffer, length);
            shape.update(buffer, start && marked(buffer, length) ? 3 : 0, length);
            start = false;
            length = in.read(buffer);
        }
        encoding = check.verdict();
    }

    private static boolean marked(byte[] bytes, int length) {
        return length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    }

    /** Rows, blank ones too. */
    long rowCount() {
        return shape.rows();
    }

    private @Nullable Charset charset() {
        Charset found = encoding == null ? null : encoding.charset();
        Charset asked = form.encoding();
        return asked == null || asked.equals(found) ? found : null;
    }

    /** Why it cannot be read; null if it can. */
    @Nullable
    Finding refused() {
        if (charset() == null) {
            Charset asked = form.encoding();
            long row = encoding == null ? 1 : encoding.row();
            long offset = encoding == null ? 0 : encoding.offset();
            return findings.of(
                    "SYN-0001",
                    null,
                    before + "row " + row + ", byte " + offset,
                    null,
                    Map.of(
                            "encoding", asked == null ? "UTF-8 / GB 18030" : asked.name(),
                            "row", Long.toString(row),
                            "offset", Long.toString(offset)));
        }
        if (shape.longRow() > 0) {
            return findings.of(
                    "LIM-0001",
                    null,
                    before + "row " + shape.longRow(),
                    null,
                    Map.of("limit", limits.lineLength() + " B / row"));
        }
        return shape.badRow() > 0 ? badQuotes(shape.badRow()) : null;
    }

    private Finding badQuotes(long row) {
        return findings.of("SYN-0004", null, before + "row " + row, null, Map.of("row", Long.toString(row)));
    }

    /**
     * The second reading.
     *
     * @param in the same bytes; not closed
     * @param sink takes each row; false ends the reading
     * @return what is wrong after all; null if nothing is
     */
    @Nullable
    Finding rows(InputStream in, Predicate<Row> sink) throws IOException {
        Rows handler = new Rows(limits.fields());
        try (CsvReader<Row> rows = CsvReader.builder()
                .fieldSeparator(delimiter)
                .commentStrategy(CommentStrategy.NONE)
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowExtraCharsAfterClosingQuote(false)
                .allowUnclosedQuote(false)
                .maxBufferSize(2 * limits.lineLength() + BUFFER)
                .build(handler, reader(in))) {
            for (Row row : rows) {
                if (!sink.test(row)) {
                    break;
                }
            }
        } catch (CsvParseException e) {
            // the first reading follows the same rules, so this is not expected; but bad data must never throw
            return badQuotes(handler.number);
        }
        return null;
    }

    private Reader reader(InputStream text) throws IOException {
        Charset charset = charset();
        InputStream in = new BufferedInputStream(text, BUFFER);
        if (encoding != null && encoding.mark()) {
            in.skipNBytes(3);
        }
        return new InputStreamReader(
                in,
                (charset == null ? EncodingCheck.GB18030 : charset)
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /** Fills one row object again and again. */
    private static final class Rows extends AbstractBaseCsvCallbackHandler<Row> {
        private final Row row = Row.ofText();
        private final CellTexts[] columns;
        private long number;

        Rows(int fields) {
            columns = new CellTexts[fields];
        }

        @Override
        protected void handleBegin(long startingLine) {
            row.begin(++number);
        }

        @Override
        protected void handleField(int at, char[] chars, int offset, int length, boolean quoted) {
            if (at >= columns.length) {
                row.set(columns.length, "…", CellKind.TEXT); // beyond the limit a row only shows that it is too long
                return;
            }
            CellTexts texts = columns[at];
            if (texts == null) {
                texts = new CellTexts();
                columns[at] = texts;
            }
            row.set(at, texts.of(chars, offset, length), CellKind.TEXT);
        }

        @Override
        protected Row buildRecord() {
            return row;
        }
    }
}
