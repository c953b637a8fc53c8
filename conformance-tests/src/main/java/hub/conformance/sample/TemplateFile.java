package hub.conformance.sample;

import de.siegmar.fastcsv.writer.CsvWriter;
import hub.standards.Field;
import hub.standards.StandardRecord;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** The standard's template filled in with any number of records, row by row, so that a file may be larger than memory. 大文件。 */
public final class TemplateFile {
    private TemplateFile() {}

    /**
     * Writes a file with the columns that the first record has values for; the others must have the same.
     *
     * @param records records of one type, at least one
     * @throws IllegalArgumentException if a record has a value for which there is no column
     */
    public static void write(Path file, Charset charset, Stream<StandardRecord> records) throws IOException {
        Iterator<StandardRecord> next = records.iterator();
        StandardRecord first = next.next();
        List<Field> fields = first.type().fields().stream()
                .filter(field -> first.get(field.ordinal()) != null)
                .toList();
        try (CsvWriter csv = CsvWriter.builder().build(Files.newBufferedWriter(file, charset))) {
            List<String> headings = new ArrayList<>(hub.conformance.sample.CsvWriter.BEFORE_THE_FIELDS);
            fields.forEach(field -> headings.add(field.label().zh()));
            csv.writeRecord(headings);
            csv.writeRecord(row(first, fields));
            while (next.hasNext()) {
                csv.writeRecord(row(next.next(), fields));
            }
        }
    }

    private static List<String> row(StandardRecord record, List<Field> fields) {
        long values = record.type().fields().stream()
                .filter(field -> record.get(field.ordinal()) != null)
                .count();
        List<String> row = new ArrayList<>(hub.conformance.sample.CsvWriter.keyCells(record));
        int filled = 0;
        for (Field field : fields) {
            String cell = hub.conformance.sample.CsvWriter.templateCell(record, field);
            filled += cell.isEmpty() ? 0 : 1;
            row.add(cell);
        }
        if (filled != values) {
            throw new IllegalArgumentException(record.key() + " has values in other fields than the first record");
        }
        return row;
    }
}
