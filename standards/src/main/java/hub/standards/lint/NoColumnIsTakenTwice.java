package hub.standards.lint;

import hub.standards.Field;
import hub.standards.RecordType;
import hub.standards.Standard;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Every field has a column of its own in the repository, beside those the hub keeps, under a name PostgreSQL takes unquoted. 仓储列名不冲突。 */
public final class NoColumnIsTakenTwice implements Sentence {

    /** Columns the hub keeps in every record table. */
    private static final Set<String> OF_THE_HUB = Set.of(
            "institution",
            "system",
            "source_id",
            "source_version",
            "void",
            "op",
            "digest",
            "chunk",
            "ordinal",
            "person_id",
            "recorded_at");

    /** Words PostgreSQL reserves. */
    private static final Set<String> RESERVED = Set.of(
            "all",
            "analyse",
            "analyze",
            "and",
            "any",
            "array",
            "as",
            "asc",
            "asymmetric",
            "both",
            "case",
            "cast",
            "check",
            "collate",
            "column",
            "constraint",
            "create",
            "current_date",
            "current_role",
            "current_time",
            "current_timestamp",
            "current_user",
            "default",
            "deferrable",
            "desc",
            "distinct",
            "do",
            "else",
            "end",
            "except",
            "false",
            "fetch",
            "for",
            "foreign",
            "from",
            "grant",
            "group",
            "having",
            "in",
            "initially",
            "intersect",
            "into",
            "lateral",
            "leading",
            "limit",
            "localtime",
            "localtimestamp",
            "not",
            "null",
            "offset",
            "on",
            "only",
            "or",
            "order",
            "placing",
            "primary",
            "references",
            "returning",
            "select",
            "session_user",
            "some",
            "symmetric",
            "table",
            "then",
            "to",
            "trailing",
            "true",
            "union",
            "unique",
            "user",
            "using",
            "variadic",
            "when",
            "where",
            "window",
            "with");

    @Override
    public List<String> breaches(Standard standard) {
        List<String> breaches = new ArrayList<>();
        for (RecordType type : standard.recordTypes()) {
            if (RESERVED.contains(type.table())) {
                breaches.add(type.name() + " would be the table " + type.table());
            }
            Set<String> taken = new HashSet<>(OF_THE_HUB);
            for (Field field : type.fields()) {
                for (String column : columns(field)) {
                    if (!taken.add(column) || RESERVED.contains(column)) {
                        breaches.add(type.name() + "." + field.name() + " would be the column " + column);
                    }
                }
            }
        }
        return breaches;
    }

    private static List<String> columns(Field field) {
        return field.element().sensitivity().sealed()
                ? List.of(field.column() + "_sealed", field.column() + "_index")
                : List.of(field.column());
    }
}
