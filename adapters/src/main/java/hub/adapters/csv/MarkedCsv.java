package hub.adapters.csv;

import hub.adapters.Content;
import hub.adapters.mapping.CellKind;
import hub.adapters.mapping.ErrorColumn;
import hub.adapters.mapping.Mapping;
import hub.adapters.mapping.Row;
import hub.adapters.returned.FindingPages;
import hub.adapters.returned.ReturnedTable;
import hub.adapters.returned.RowFindings;
import hub.adapters.returned.RowNotes;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sender's own delimited text with an error column at its right, in its encoding and with its separator; everything else byte for byte.
 * A row that is too short is filled up with empty cells, so that the column stands under its heading. 标注后的 CSV。
 */
public final class MarkedCsv implements ReturnedTable {
    private static final int BUFFER = 1 << 16;

    private final Content content;
    private final Mapping.Table table;
    private final CsvRecordReader.First first;
    private final Charset charset;
    private final String submission;
    private final FindingPages pages;

    private MarkedCsv(
            Content content,
            Mapping.Table table,
            CsvRecordReader.First first,
            Charset charset,
            String submission,
            FindingPages pages) {
        this.content = content;
        this.table = table;
        this.first = first;
        this.charset = charset;
        this.submission = submission;
        this.pages = pages;
    }

    /**
     * Looks a text through.
     *
     * @param reader the reader its records were read by
     * @param submission id of the submission
     * @param pages what was found
     * @return empty if its rows cannot be told apart: there is nothing to mark then
     * @throws IOException if the bytes cannot be had
     */
    public static Optional<ReturnedTable> of(
            CsvRecordReader reader, Content content, String submission, FindingPages pages) throws IOException {
        CsvRecordReader.First first = reader.first(content);
        return first.readable()
                .map(charset -> new MarkedCsv(content, reader.table(), first, charset, submission, pages));
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        RowFindings findings = new RowFindings(pages);
        BufferedOutputStream buffered = new BufferedOutputStream(out, BUFFER);
        try (InputStream in = content.open()) {
            if (first.encoding().mark()) {
                buffered.write(in.readNBytes(3));
            }
            Writing writing = new Writing(buffered, findings);
            new RawRows(first.delimiter()).read(in, buffered, writing::row);
        }
        findings.end();
        buffered.flush();
    }

    /** One pass over the rows. */
    private final class Writing {
        private final OutputStream out;
        private final RowFindings findings;
        private boolean headed;
        private int own = -1;
        private int column;

        Writing(OutputStream out, RowFindings findings) {
            this.out = out;
            this.findings = findings;
            this.headed = !table.byName() && table.skipRows() == 0;
            this.column = table.lastLettered() + 1;
        }

        void row(RawRows row) throws IOException {
            List<RowFindings.Marked> found = findings.of(null, row.number());
            if (!headed) {
                if (header(row)) {
                    headed = true;
                    head(row);
                    write(row, RowNotes.heading(submission, findings.whole(), found));
                    return;
                }
                row.write(out, -1);
            } else if (row.empty() && found.isEmpty()) {
                row.write(out, -1);
            } else {
                write(row, RowNotes.of(found));
            }
        }

        private boolean header(RawRows row) {
            if (!table.byName()) {
                return row.number() == table.skipRows();
            }
            if (row.number() <= table.skipRows()) {
                return false;
            }
            Row texts = Row.ofText();
            texts.begin(row.number());
            for (int cell = 0; cell < row.cells(); cell++) {
                texts.set(cell, row.text(cell, charset), CellKind.TEXT);
            }
            return !texts.blank();
        }

        private void head(RawRows row) {
            for (int cell = row.cells() - 1; cell >= 0; cell--) {
                if (ErrorColumn.submission(row.text(cell, charset)).isPresent()) {
                    own = cell;
                }
            }
            column = Math.max(column, own < 0 ? row.cells() : row.cells() - 1);
        }

        /** The row without the error column of an earlier round, and with the new one. */
        private void write(RawRows row, @Nullable String note) throws IOException {
            row.write(out, own);
            int cells = own >= 0 && own < row.cells() ? row.cells() - 1 : row.cells();
            for (int cell = cells; cell <= Math.max(column, cells); cell++) {
                out.write(first.delimiter());
            }
            if (note != null) {
                String text = "\"" + note.replace("\n", "；").replace("\"", "\"\"") + "\"";
                out.write(text.getBytes(charset));
            }
        }
    }
}
