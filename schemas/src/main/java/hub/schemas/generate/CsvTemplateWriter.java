package hub.schemas.generate;

import hub.standards.RecordType;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** The CSV template of a record type: one line of Chinese headings, UTF-8 with the mark that spreadsheet programs ask for. CSV 模板。 */
public final class CsvTemplateWriter {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** The template. */
    public byte[] template(RecordType type) {
        String headings = TemplateColumns.of(type).stream()
                .map(column -> quoted(column.label().zh()))
                .collect(Collectors.joining(","));
        return (BYTE_ORDER_MARK + headings + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String heading) {
        return heading.matches("[^,\"\\r\\n]*") ? heading : '"' + heading.replace("\"", "\"\"") + '"';
    }
}
