package hub.schemas.generate;

import com.fasterxml.jackson.annotation.JsonInclude;
import hub.standards.Field;
import hub.standards.RecordType;
import hub.standards.Reference;
import hub.standards.Standard;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The tables, columns and indexes that the standard asks of the repository: one table of the current state a record type. 仓储必备列。
 *
 * <p>A field may always be null there: a void record has a key and no content, and whether a field is required is the validator's to judge. A
 * field whose element is sensitive personal becomes two columns, {@code _sealed} with the ciphertext and {@code _index} with the keyed
 * digest by which it is looked up; its clear text has no column.
 *
 * @param version version of the standard
 * @param tables the tables, in the order of the record types
 */
public record RequiredColumns(String version, List<Table> tables) {

    /** PostgreSQL cuts longer names in silence. */
    private static final int LONGEST_NAME = 63;

    private static final String INSTITUTION = "institution";
    private static final String PERSON = "person_id";

    /**
     * The table of a record type.
     *
     * @param name its name
     * @param record the record type
     * @param remarks what the record type is called
     * @param columns its columns in order
     * @param primaryKey columns of the primary key
     * @param indexes further indexes, by name
     */
    public record Table(
            String name,
            String record,
            String remarks,
            List<Column> columns,
            List<String> primaryKey,
            List<Index> indexes) {

        /** The column of that name, null if there is none. */
        public @Nullable Column column(String column) {
            return columns.stream()
                    .filter(one -> one.name().equals(column))
                    .findFirst()
                    .orElse(null);
        }
    }

    /**
     * One column.
     *
     * @param name its name
     * @param type PostgreSQL type
     * @param nullable whether it may be null
     * @param field the field it holds; null for a column of the hub's own
     * @param remarks what it is called; null for a column of the hub's own
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Column(
            String name,
            String type,
            boolean nullable,
            @Nullable String field,
            @Nullable String remarks) {}

    /**
     * An index for look-ups; never unique, because what must be unique is said by the primary key.
     *
     * @param name its name
     * @param columns its columns in order
     */
    public record Index(String name, List<String> columns) {}

    /** What a standard asks. */
    public static RequiredColumns of(Standard standard) {
        return new RequiredColumns(
                standard.version().version(),
                standard.recordTypes().stream()
                        .map(type -> table(standard, type))
                        .toList());
    }

    /** The table of that name, null if there is none. */
    public @Nullable Table table(String name) {
        return tables.stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static Table table(Standard standard, RecordType type) {
        List<Column> columns = new ArrayList<>();
        columns.add(own(INSTITUTION, "varchar(18)"));
        columns.add(own("system", "text"));
        columns.add(own("source_id", "text"));
        columns.add(own("source_version", "bigint"));
        columns.add(own("void", "boolean"));
        columns.add(own("digest", "bytea"));
        columns.add(own("chunk", "bigint"));
        columns.add(own("ordinal", "int"));
        if (type.person() != null) {
            columns.add(new Column(PERSON, "bigint", true, null, null));
        }
        columns.add(own("recorded_at", "timestamp with time zone"));
        type.fields().forEach(field -> columns.addAll(columns(field)));
        return new Table(
                type.table(),
                type.name(),
                type.title().both(),
                List.copyOf(columns),
                List.of(INSTITUTION, "system", "source_id"),
                indexes(standard, type));
    }

    private static Column own(String name, String type) {
        return new Column(name, type, false, null, null);
    }

    private static List<Column> columns(Field field) {
        String remarks = field.label().both();
        if (field.element().sensitivity().sealed()) {
            return List.of(
                    new Column(field.column() + "_sealed", "text", true, field.name(), remarks),
                    new Column(field.column() + "_index", "bytea", true, field.name(), remarks));
        }
        return List.of(new Column(field.column(), type(field), true, field.name(), remarks));
    }

    private static String type(Field field) {
        return switch (field.type()) {
            case TEXT, CODE, CITIZEN_ID -> "text";
            case USCID -> "varchar(18)";
            case INTEGER -> "bigint";
            case DECIMAL ->
                "numeric(" + Objects.requireNonNull(field.domain().digits()) + ","
                        + field.domain().scale() + ")";
            case DATE -> field.domain().mayBePartial() ? "varchar(10)" : "date";
            case DATE_TIME -> "timestamp with time zone";
            case BOOLEAN -> "boolean";
        };
    }

    /** The column by which a field is looked up. */
    private static String lookUp(Field field) {
        return field.element().sensitivity().sealed() ? field.column() + "_index" : field.column();
    }

    private static List<Index> indexes(Standard standard, RecordType type) {
        Map<List<String>, Index> indexes = new LinkedHashMap<>();
        standard.recordTypes().stream()
                .map(RecordType::references)
                .flatMap(Collection::stream)
                .filter(reference -> reference.record().equals(type.name()))
                .forEach(reference -> reference.keys().forEach(key -> referred(indexes, type, reference, key)));
        if (type.person() != null) {
            add(indexes, type, List.of(PERSON));
            if (type.person().citizenId() != null) {
                add(indexes, type, List.of(lookUp(type.field(type.person().citizenId()))));
            }
        }
        type.fields().stream().filter(Field::indexed).forEach(field -> add(indexes, type, List.of(lookUp(field))));
        standard.lookUpsOfRules(type).forEach(asked -> compared(indexes, type, asked));
        return indexes.values().stream()
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .toList();
    }

    /** One index serves a reference: where a field of its key is indexed alone, few rows are left to look at. */
    private static void referred(
            Map<List<String>, Index> indexes, RecordType type, Reference reference, Map<String, String> key) {
        if (key.values().stream().anyMatch(theirs -> type.field(theirs).indexed())) {
            return;
        }
        List<String> columns = new ArrayList<>();
        if (reference.scope() == Reference.Scope.INSTITUTION) {
            columns.add(INSTITUTION);
        }
        key.values().forEach(theirs -> columns.add(lookUp(type.field(theirs))));
        add(indexes, type, columns);
    }

    /** An index for the records that a rule compares, unless one that is there already serves it. */
    private static void compared(Map<List<String>, Index> indexes, RecordType type, Standard.LookUp asked) {
        List<String> columns = new ArrayList<>();
        if (asked.scope() == Reference.Scope.INSTITUTION) {
            columns.add(INSTITUTION);
        }
        asked.fields().forEach(field -> columns.add(lookUp(type.field(field))));
        if (indexes.keySet().stream().noneMatch(columns::containsAll)) {
            add(indexes, type, columns);
        }
    }

    private static void add(Map<List<String>, Index> indexes, RecordType type, List<String> columns) {
        indexes.computeIfAbsent(
                List.copyOf(columns),
                key -> new Index(shortened("ix_" + type.table() + "_" + String.join("_", key)), key));
    }

    private static String shortened(String name) {
        if (name.length() <= LONGEST_NAME) {
            return name;
        }
        CRC32 rest = new CRC32();
        rest.update(name.getBytes(StandardCharsets.UTF_8));
        return name.substring(0, LONGEST_NAME - 9) + "_" + "%08x".formatted(rest.getValue());
    }
}
