package hub.adapters.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import hub.adapters.Content;
import hub.adapters.EncodingCheck;
import hub.adapters.Limits;
import hub.adapters.ReadingContext;
import hub.adapters.RecordReader;
import hub.adapters.mapping.CellKind;
import hub.adapters.mapping.Mapping;
import hub.adapters.mapping.Row;
import hub.adapters.mapping.TableMapper;
import hub.schemas.Candidate;
import hub.schemas.Finding;
import hub.schemas.Findings;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads delimited text by a mapping, in two passes: the first settles encoding, rows and quotes of the whole, so that a file which cannot
 * be read gives no record at all; the second gives the records. CSV 读取器。
 */
public final class CsvRecordReader implements RecordReader {
    private static final int BUFFER = 1 << 16;

    private final Mapping mapping;
    private final Limits limits;

    public CsvRecordReader(Mapping mapping, Limits limits) {
        this.mapping = mapping;
        this.limits = limits;
    }

    /** The one table there is. */
    Mapping.Table table() {
        return mapping.tables().get(0);
    }

    @Override
    public List<Finding> read(Content content, ReadingContext context, Consumer<Candidate> sink) throws IOException {
        Findings findings = new Findings(context.standard());
        First first = first(content);
        Finding refused = refused(first, findings, content);
        if (refused != null) {
            return List.of(refused);
        }
        TableMapper.Numbering numbering = new TableMapper.Numbering();
        TableMapper mapper = new TableMapper(mapping.tables(), context, findings, null, numbering);
        List<Finding> stopped = rows(content, first, mapper, findings, sink);
        List<Finding> problems = new ArrayList<>(mapper.problems());
        problems.addAll(stopped);
        if (numbering.last() == 0 && problems.stream().noneMatch(Finding::isError)) {
            problems.add(findings.of("SYN-0013", null, content.name(), null, Map.of()));
        }
        return problems;
    }

    /** What the first pass told. */
    record First(
            EncodingCheck.Verdict encoding,
            CsvShape shape,
            char delimiter,
            @Nullable Charset charset) {

        /** The encoding, if all rows can be told apart in it. */
        Optional<Charset> readable() {
            return shape.longRow() == 0 && shape.badRow() == 0 ? Optional.ofNullable(charset) : Optional.empty();
        }
    }

    /** Settles encoding, rows and quotes. */
    First first(Content content) throws IOException {
        EncodingCheck encoding = new EncodingCheck();
        try (InputStream in = content.open()) {
            byte[] buffer = new byte[BUFFER];
            int length = in.readNBytes(buffer, 0, BUFFER);
            Character declared = mapping.form().delimiter();
            int skipRows = mapping.tables().get(0).skipRows();
            char delimiter = declared == null ? Delimiter.of(buffer, length, skipRows) : declared;
            CsvShape shape = new CsvShape(delimiter, limits.lineLength());
            boolean start = true;
            while (length > 0) {
                encoding.update(buffer, length);
                shape.update(buffer, start && marked(buffer, length) ? 3 : 0, length);
                start = false;
                length = in.read(buffer);
            }
            EncodingCheck.Verdict verdict = encoding.verdict();
            Charset asked = mapping.form().encoding();
            Charset charset = verdict.charset();
            return new First(verdict, shape, delimiter, asked == null || asked.equals(charset) ? charset : null);
        }
    }

    private static boolean marked(byte[] bytes, int length) {
        return length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    }

    private @Nullable Finding refused(First first, Findings findings, Content content) {
        if (first.charset() == null) {
            Charset asked = mapping.form().encoding();
            return findings.of(
                    "SYN-0001",
                    null,
                    "row " + first.encoding().row() + ", byte "
                            + first.encoding().offset(),
                    null,
                    Map.of(
                            "encoding", asked == null ? "UTF-8 / GB 18030" : asked.name(),
                            "row", Long.toString(first.encoding().row()),
                            "offset", Long.toString(first.encoding().offset())));
        }
        CsvShape shape = first.shape();
        if (shape.longRow() > 0) {
            return findings.of(
                    "LIM-0001",
                    null,
                    "row " + shape.longRow(),
                    null,
                    Map.of("limit", limits.lineLength() + " B / row"));
        }
        if (shape.badRow() > 0) {
            return findings.of(
                    "SYN-0004", null, "row " + shape.badRow(), null, Map.of("row", Long.toString(shape.badRow())));
        }
        if (shape.rows() > limits.records()) {
            return findings.of(
                    "LIM-0002", null, content.name(), null, Map.of("limit", Long.toString(limits.records())));
        }
        return null;
    }

    private List<Finding> rows(
            Content content, First first, TableMapper mapper, Findings findings, Consumer<Candidate> sink)
            throws IOException {
        Rows handler = new Rows(limits.fields());
        try (Reader reader = reader(content, first);
                CsvReader<Row> rows = CsvReader.builder()
                        .fieldSeparator(first.delimiter())
                        .commentStrategy(CommentStrategy.NONE)
                        .skipEmptyLines(false)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .allowExtraCharsAfterClosingQuote(false)
                        .allowUnclosedQuote(false)
                        .maxBufferSize(2 * limits.lineLength() + BUFFER)
                        .build(handler, reader)) {
            for (Row row : rows) {
                mapper.row(row, sink);
                if (mapper.refused()) {
                    break;
                }
            }
        } catch (CsvParseException e) {
            // the first pass follows the same rules, so this is not expected; but bad data must never throw
            return List.of(findings.of(
                    "SYN-0004", null, "row " + handler.number, null, Map.of("row", Long.toString(handler.number))));
        }
        return List.of();
    }

    private static Reader reader(Content content, First first) throws IOException {
        Charset charset = first.charset() == null ? EncodingCheck.GB18030 : first.charset();
        InputStream in = new BufferedInputStream(content.open(), BUFFER);
        if (first.encoding().mark()) {
            in.skipNBytes(3);
        }
        return new InputStreamReader(
                in,
                charset.newDecoder()
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
