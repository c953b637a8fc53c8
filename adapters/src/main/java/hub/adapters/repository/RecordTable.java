package hub.adapters.repository;

import hub.standards.Field;
import hub.standards.PersonKey;
import hub.standards.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The table of one record type's current state and the SQL about it, made once from the record type. 当前状态表。
 *
 * <p>Columns: {@code institution, system, source_id, source_version, void, digest, chunk, ordinal}, {@code person_id} where the type is about
 * one person, {@code recorded_at}, then the fields. A sealed field has two, {@code <column>_sealed} and {@code <column>_index}.
 */
final class RecordTable {
    private final RecordType type;
    private final List<String> fieldColumns = new ArrayList<>();
    private final int[] firstColumn;
    private final String copyIn;
    private final String latest;
    private final String update;
    private final String voidRows;
    private final String raiseVersions;
    private final String readable;

    RecordTable(RecordType type) {
        this.type = type;
        this.firstColumn = new int[type.fields().size()];
        List<String> casts = new ArrayList<>();
        for (Field field : type.fields()) {
            firstColumn[field.ordinal()] = fieldColumns.size();
            fieldColumns.addAll(columns(field));
            casts.addAll(casts(field));
        }
        String person = aboutPerson() ? ", person_id" : "";
        this.copyIn = "copy " + type.table()
                + " (institution, system, source_id, source_version, void, digest, chunk, ordinal" + person
                + ", recorded_at, " + String.join(", ", fieldColumns) + ") from stdin";
        this.latest = "select k.ord, c.source_version, c.digest, c.chunk, c.ordinal"
                + " from unnest(?::text[], ?::text[], ?::text[]) with ordinality as k(institution, system, source_id, ord)"
                + " join " + type.table() + " c on c.institution = k.institution and c.system = k.system"
                + " and c.source_id = k.source_id";
        String byKey = " where c.institution = s.institution and c.system = s.system and c.source_id = s.source_id";
        this.update =
                "update " + type.table() + " c set source_version = s.source_version, void = false, digest = s.digest,"
                        + " chunk = ?, ordinal = s.ordinal, recorded_at = ?"
                        + (aboutPerson() ? ", person_id = s.person_id" : "")
                        + assignments(casts)
                        + " from unnest(?::text[], ?::text[], ?::text[], ?::bigint[], ?::bytea[], ?::int[], ?::bigint[]"
                        + ", ?::text[]".repeat(fieldColumns.size())
                        + ") as s(institution, system, source_id, source_version, digest, ordinal, person_id, "
                        + fieldColumns.stream().map(column -> "f_" + column).collect(Collectors.joining(", "))
                        + ")" + byKey;
        this.voidRows =
                "update " + type.table() + " c set source_version = s.source_version, void = true, digest = s.digest,"
                        + " chunk = ?, ordinal = s.ordinal, recorded_at = ?"
                        + " from unnest(?::text[], ?::text[], ?::text[], ?::bigint[], ?::bytea[], ?::int[])"
                        + " as s(institution, system, source_id, source_version, digest, ordinal)" + byKey;
        this.raiseVersions = "update " + type.table() + " c set source_version = s.source_version"
                + " from unnest(?::text[], ?::text[], ?::text[], ?::bigint[])"
                + " as s(institution, system, source_id, source_version)" + byKey
                + " and c.source_version < s.source_version";
        this.readable = Stream.concat(
                        Stream.of("institution", "system", "source_id", "source_version", "void", "chunk", "ordinal"),
                        Stream.concat(
                                Stream.of(aboutPerson() ? "person_id" : "null::bigint as person_id"),
                                type.fields().stream().map(RecordTable::contentColumn)))
                .map(column -> column.startsWith("null") ? column : "c." + column)
                .collect(Collectors.joining(", "));
    }

    private String assignments(List<String> casts) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < fieldColumns.size(); at++) {
            text.append(", ")
                    .append(fieldColumns.get(at))
                    .append(" = s.f_")
                    .append(fieldColumns.get(at))
                    .append("::")
                    .append(casts.get(at));
        }
        return text.toString();
    }

    /** The columns of a field. */
    static List<String> columns(Field field) {
        return field.element().sensitivity().sealed()
                ? List.of(field.column() + "_sealed", field.column() + "_index")
                : List.of(field.column());
    }

    /** The column that holds the content of a field. */
    static String contentColumn(Field field) {
        return columns(field).get(0);
    }

    /** The column a field is looked up by. */
    static String lookupColumn(Field field) {
        List<String> columns = columns(field);
        return columns.get(columns.size() - 1);
    }

    /** The SQL type a field is looked up as. */
    static String lookupType(Field field) {
        return field.element().sensitivity().sealed() ? "bytea" : sqlType(field);
    }

    private static List<String> casts(Field field) {
        return field.element().sensitivity().sealed() ? List.of("text", "bytea") : List.of(sqlType(field));
    }

    private static String sqlType(Field field) {
        return switch (field.type()) {
            case TEXT, CODE, CITIZEN_ID, USCID -> "text";
            case INTEGER -> "bigint";
            case DECIMAL -> "numeric";
            case BOOLEAN -> "boolean";
            case DATE -> field.domain().mayBePartial() ? "text" : "date";
            case DATE_TIME -> "timestamptz";
        };
    }

    RecordType type() {
        return type;
    }

    /** Whether records of the type are about one person. */
    boolean aboutPerson() {
        return type.person() != null;
    }

    @Nullable
    PersonKey person() {
        return type.person();
    }

    /** Number of columns the fields take. */
    int fieldColumnCount() {
        return fieldColumns.size();
    }

    /** Position of a field's first column among the columns of the fields. */
    int firstColumn(Field field) {
        return firstColumn[field.ordinal()];
    }

    /** {@code COPY} of whole rows, for keys that are not there yet. */
    String copyIn() {
        return copyIn;
    }

    /** Version, digest and place in the log of those keys that are there. */
    String latest() {
        return latest;
    }

    /** Set-based update of keys that are there. */
    String update() {
        return update;
    }

    /** Set-based void of keys that are there; their fields stay as they were last. */
    String voidRows() {
        return voidRows;
    }

    /** Set-based rise of the version of rows whose content did not change. */
    String raiseVersions() {
        return raiseVersions;
    }

    /** The columns, of alias {@code c}, that {@link RecordRows#read} reads. */
    String readable() {
        return readable;
    }
}
