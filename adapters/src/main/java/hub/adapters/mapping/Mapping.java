package hub.adapters.mapping;

import hub.standards.Field;
import hub.standards.RecordType;
import hub.standards.Text;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the tables of one partner system become canonical records; data, read from a YAML file and checked against the standard. 映射。
 *
 * @param partner its name, the file's name as well
 * @param title what people call it
 * @param appliesTo whose files it is for
 * @param declares the secrecy declaration under which this partner's file drops stand, agreed on paper; null if each must declare itself
 * @param form the outside form
 * @param tables the tables in it; delimited text has one
 * @param chosen whether each table is chosen by its header among {@code tables}, as with the template of the standard
 */
public record Mapping(
        String partner,
        Text title,
        AppliesTo appliesTo,
        @Nullable String declares,
        Layout form,
        List<Table> tables,
        boolean chosen) {

    /**
     * Whose files a mapping is for.
     *
     * @param credentials patterns of credential identifiers, {@code *} for any characters
     * @param files patterns of file names
     */
    public record AppliesTo(List<String> credentials, List<String> files) {

        /** Whether the mapping is for the file of that name of that sender. */
        public boolean fits(String credential, String file) {
            return credentials.stream().anyMatch(pattern -> matches(pattern, credential))
                    && files.stream().anyMatch(pattern -> matches(pattern, file));
        }

        private static boolean matches(String pattern, String text) {
            StringBuilder regex = new StringBuilder();
            for (String part : pattern.split("\\*", -1)) {
                regex.append(regex.isEmpty() ? "" : ".*").append(part.isEmpty() ? "(?:)" : Pattern.quote(part));
            }
            return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL)
                    .matcher(text)
                    .matches();
        }
    }

    /** The outside forms that need a mapping. */
    public enum Kind {
        /** Delimited text. */
        CSV,
        /** XLSX workbook. */
        WORKBOOK
    }

    /**
     * The outside form.
     *
     * @param kind delimited text or workbook
     * @param encoding the encoding of text; null: told by its bytes
     * @param delimiter what stands between cells; null: told by the header
     */
    public record Layout(
            Kind kind, @Nullable Charset encoding, @Nullable Character delimiter) {}

    /**
     * One table: a sheet, or the whole of a delimited text.
     *
     * @param sheet the sheet's name; null for delimited text
     * @param optional whether the sheet may be missing
     * @param byName whether columns are told by their header, or by their letters
     * @param skipRows rows before the header, or, by position, before the first record
     * @param ignores columns that are known and not read
     * @param records the records that each row gives
     */
    public record Table(
            @Nullable String sheet,
            boolean optional,
            boolean byName,
            int skipRows,
            List<String> ignores,
            List<RecordRule> records) {}

    /**
     * How a row gives one record.
     *
     * @param type the record type
     * @param key the columns whose texts together are the source id
     * @param separator what stands between them
     * @param version the column with the source version; null: the order of receipt, so that nothing is ever stale
     * @param operation the column that voids; null: every row is an upsert
     * @param institution the column with the institution a managing department speaks for; null: the sender's own
     * @param columns the columns
     * @param constants values that every record has, by field ordinal
     */
    public record RecordRule(
            RecordType type,
            List<Heading> key,
            String separator,
            @Nullable Heading version,
            @Nullable OperationRule operation,
            @Nullable Heading institution,
            List<Column> columns,
            Map<Integer, Object> constants) {}

    /**
     * A column by its names; the first is the one people are shown.
     *
     * @param names headers that mean this column, or its letters
     * @param required whether the table is refused without it
     */
    public record Heading(List<String> names, boolean required) {
        static Heading of(String name, boolean required) {
            return new Heading(List.of(name), required);
        }

        String shown() {
            return names.get(0);
        }
    }

    /**
     * The column that says what is to be done.
     *
     * @param column the column
     * @param values what it may hold, and whether that voids the record
     */
    public record OperationRule(Heading column, Map<String, Boolean> values) {}

    /**
     * A column and the field it fills.
     *
     * @param heading the column
     * @param field the field
     * @param converter how
     * @param repeating whether the column tends to hold few different texts, so that remembering conversions pays
     * @param unitTo the field that takes the code of a unit found beside a number
     */
    record Column(
            Heading heading,
            Field field,
            Converter converter,
            boolean repeating,
            @Nullable Field unitTo) {}
}
