package hub.adapters.mapping;

import hub.standards.Field;
import hub.standards.RecordType;
import hub.standards.Text;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

        boolean fits(String credential, String file) {
            return credentials.stream().anyMatch(pattern -> matches(pattern, credential))
                    && files.stream().anyMatch(pattern -> matches(pattern, file));
        }
    }

    /** The outside forms that need a mapping. */
    public enum Kind {
        /** Delimited text. */
        CSV,
        /** XLSX workbook. */
        WORKBOOK,
        /** Several delimited texts in one archive. */
        PACKAGE
    }

    /**
     * The outside form.
     *
     * @param kind delimited text, workbook or package
     * @param encoding the encoding of text; null: told by its bytes
     * @param delimiter what stands between cells; null: told by the header
     * @param manifest what a package must say of itself; null if it says nothing
     */
    public record Layout(
            Kind kind,
            @Nullable Charset encoding,
            @Nullable Character delimiter,
            @Nullable Manifest manifest) {}

    /**
     * One table: a sheet, a file of a package, or the whole of a delimited text.
     *
     * @param sheet the name of the sheet, or of the file in a package; null for delimited text
     * @param optional whether it may be missing
     * @param head where its header stands
     * @param shape what else is peculiar to it
     * @param ignores columns that are known and not read
     * @param records the records that each row gives
     */
    public record Table(
            @Nullable String sheet,
            boolean optional,
            Head head,
            Shape shape,
            List<String> ignores,
            List<RecordRule> records) {

        /** Whether merged cells must be known before its rows are read. */
        public boolean wantsMergedCells() {
            return shape.merged() != null || head.rows() > 1;
        }

        /** The other tables its rows are joined with. */
        public List<Join> joins() {
            return shape.joins();
        }
    }

    /**
     * What is peculiar to a table.
     *
     * @param merged the columns in which the value of a merged cell counts for every row and column it covers; empty for all columns,
     *     null: it counts where it stands, in the first
     * @param footer how the rows begin that hold no records, such as 合计
     * @param synonyms other names of columns, by the name the mapping uses
     * @param derived columns that no row has: taken from the title or the file name, by name
     * @param joins the other tables its rows are joined with, in order
     * @param passes rows that are known and not read; null for none
     */
    record Shape(
            @Nullable List<String> merged,
            List<String> footer,
            Map<String, List<String>> synonyms,
            Map<String, Derived> derived,
            List<Join> joins,
            @Nullable Filter passes) {
        static final Shape PLAIN = new Shape(null, List.of(), Map.of(), Map.of(), List.of(), null);
    }

    /**
     * How a row gives one record.
     *
     * @param type the record type
     * @param identity how the record is told from others
     * @param choice which rows give it
     * @param columns the columns
     * @param values what its fields hold besides
     * @param each the columns of which each gives a record of its own; null: the row gives one
     */
    public record RecordRule(
            RecordType type,
            Identity identity,
            Choice choice,
            List<Column> columns,
            Values values,
            @Nullable EachColumn each) {}

    /**
     * How a record is told from others.
     *
     * @param key the columns whose texts together are the source id
     * @param part what stands behind them, where a row gives several records of the type; null for nothing
     * @param separator what stands between them
     * @param version the column with the source version; null: the order of receipt, so that nothing is ever stale
     * @param operation the column that voids; null: every row is an upsert
     * @param institution the column with the institution a managing department speaks for; null: the sender's own
     */
    record Identity(
            List<Heading> key,
            @Nullable String part,
            String separator,
            @Nullable Heading version,
            @Nullable OperationRule operation,
            @Nullable Heading institution) {}

    /**
     * Which rows give a record.
     *
     * @param when what must stand in the row; null: any row
     * @param anyOf the columns of which one at least must be filled; empty: none need be
     */
    record Choice(@Nullable Filter when, List<Heading> anyOf) {
        static final Choice EVERY_ROW = new Choice(null, List.of());
    }

    /**
     * What the fields of a record hold besides what its columns give.
     *
     * @param constants values that every record has, by field ordinal
     * @param defaults values of fields whose column is empty or missing, by field ordinal
     * @param year the column with the year of dates that come without one; null: such dates are refused
     */
    record Values(
            Map<Integer, Object> constants,
            Map<Integer, Object> defaults,
            @Nullable Heading year) {
        static final Values NONE = new Values(Map.of(), Map.of(), null);
    }

    /**
     * Columns that are told by the form of their header, each of which gives a record of its own: the days of a month, say.
     *
     * @param like what the header looks like, {@code *} for any characters
     * @param column what becomes of the cell
     * @param header the field that takes the header; null for none
     * @param converter how the header becomes a value
     */
    record EachColumn(String like, Column column, @Nullable Field header, Converter converter) {}

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
     * Rows told by what stands in one column.
     *
     * @param column the column
     * @param values what stands there
     */
    record Filter(Heading column, Set<String> values) {}

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
     * @param beside the fields that take what is found beside the value: the unit of a number and its conversion rule, the end of a range
     */
    record Column(Heading heading, Field field, Converter converter, boolean repeating, List<@Nullable Field> beside) {}

    static boolean matches(String pattern, String text) {
        StringBuilder regex = new StringBuilder();
        for (String part : pattern.split("\\*", -1)) {
            regex.append(regex.isEmpty() ? "" : ".*").append(part.isEmpty() ? "(?:)" : Pattern.quote(part));
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL)
                .matcher(text)
                .matches();
    }
}
