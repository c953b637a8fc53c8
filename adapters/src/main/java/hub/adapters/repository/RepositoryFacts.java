package hub.adapters.repository;

import hub.schemas.Facts;
import hub.standards.Field;
import hub.standards.RecordKey;
import hub.standards.RecordType;
import hub.standards.Reference;
import hub.standards.StandardRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the repository knows, as rules across records ask it: one query a question, however many records. 仓储事实。
 *
 * <p>Lives for one judgement inside one transaction. Sealed fields are looked up by their blind index; their values are opened only where
 * a rule reads them.
 */
public final class RepositoryFacts implements Facts {
    private static final String FINDS = " = ";
    private static final String NARROWS = " is not distinct from ";

    private final Connection connection;
    private final StoredForms forms;
    private final SealedFieldsInRules sealedFields;
    private final Map<Met, Long> persons = new HashMap<>();

    private record Met(String type, Key key) {}

    private RepositoryFacts(Connection connection, StoredForms forms, SealedFieldsInRules sealedFields) {
        this.connection = connection;
        this.forms = forms;
        this.sealedFields = sealedFields;
    }

    /** Makes the facts of one transaction after the other. */
    public static final class Source {
        private final StoredForms forms;
        private final SealedFieldsInRules sealedFields;

        public Source(hub.standards.Standard standard, StoredForms forms) {
            this.forms = forms;
            this.sealedFields = new SealedFieldsInRules(standard);
        }

        /** The facts as this transaction sees them. */
        public RepositoryFacts within(Connection connection) {
            return new RepositoryFacts(connection, forms, sealedFields);
        }
    }

    /** The repository could not be asked; carries the database's own exception. */
    public static final class UnavailableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnavailableException(SQLException cause) {
            super(cause);
        }
    }

    /** The central person of the record that an earlier question met by this key; empty if it met none, or one without a person. */
    Optional<Long> personMet(String type, Key key) {
        return Optional.ofNullable(persons.get(new Met(type, key)));
    }

    @Override
    public Map<Key, StandardRecord> referred(RecordType type, Reference.Scope scope, Collection<Key> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        List<Key> asked = keys.stream().distinct().toList();
        String sql = "select distinct on (k.ord) k.ord, " + readable(type) + matching(type, scope, asked)
                + " order by k.ord, c.chunk desc, c.ordinal desc";
        Map<Key, StandardRecord> found = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            values(statement, type, asked);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Key key = asked.get(row.getInt(1) - 1);
                    RecordRows.Row met = record(row, type, key, sealedFields::read);
                    found.put(key, met.record());
                    if (met.person() != null) {
                        persons.put(new Met(type.name(), key), met.person());
                    }
                }
            }
        } catch (SQLException e) {
            throw new UnavailableException(e);
        }
        return found;
    }

    @Override
    public Map<Key, List<StandardRecord>> all(RecordType type, Reference.Scope scope, Collection<Key> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        List<Key> asked = keys.stream().distinct().toList();
        String sql = "select k.ord, " + readable(type) + matching(type, scope, asked)
                + " order by k.ord, c.chunk, c.ordinal";
        Map<Key, List<StandardRecord>> found = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            values(statement, type, asked);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Key key = asked.get(row.getInt(1) - 1);
                    found.computeIfAbsent(key, unused -> new ArrayList<>())
                            .add(record(row, type, key, SealedFieldsInRules::tellsThePerson)
                                    .record());
                }
            }
        } catch (SQLException e) {
            throw new UnavailableException(e);
        }
        return found;
    }

    @Override
    public Map<Key, Total> totals(
            RecordType type,
            Reference.Scope scope,
            Collection<Key> keys,
            @Nullable String number,
            Map<RecordKey, Long> without) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        List<Key> asked = keys.stream().distinct().toList();
        String sum = number == null
                ? "0::numeric"
                : "coalesce(sum(c." + type.field(number).column() + "), 0)::numeric";
        String sql = "select k.ord, count(*), " + sum + matching(type, scope, asked)
                + " and not exists (select from unnest(?::text[], ?::text[], ?::text[], ?::bigint[])"
                + " as w(institution, system, source_id, version) where w.institution = c.institution"
                + " and w.system = c.system and w.source_id = c.source_id and w.version >= c.source_version)"
                + " group by k.ord";
        List<Map.Entry<RecordKey, Long>> left = List.copyOf(without.entrySet());
        Map<Key, Total> totals = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int at = values(statement, type, asked);
            keys(statement, at, left.stream().map(Map.Entry::getKey).toList());
            statement.setArray(
                    at + 3,
                    connection.createArrayOf(
                            "bigint", left.stream().map(Map.Entry::getValue).toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    totals.put(asked.get(row.getInt(1) - 1), new Total(row.getLong(2), row.getBigDecimal(3)));
                }
            }
        } catch (SQLException e) {
            throw new UnavailableException(e);
        }
        return totals;
    }

    @Override
    public Map<RecordKey, Long> versions(Collection<RecordKey> keys) {
        Map<String, List<RecordKey>> byType =
                new TreeMap<>(keys.stream().distinct().collect(Collectors.groupingBy(RecordKey::type)));
        if (byType.isEmpty()) {
            return Map.of();
        }
        List<RecordKey> asked = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        byType.forEach((type, named) -> {
            parts.add(
                    "select k.ord + " + asked.size() + ", c.source_version from unnest(?::text[], ?::text[], ?::text[])"
                            + " with ordinality as k(institution, system, source_id, ord) join "
                            + forms.table(type).type().table() + " c using (institution, system, source_id)");
            asked.addAll(named);
        });
        Map<RecordKey, Long> versions = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(String.join(" union all ", parts))) {
            int at = 1;
            for (List<RecordKey> named : byType.values()) {
                at = keys(statement, at, named);
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    versions.put(asked.get(row.getInt(1) - 1), row.getLong(2));
                }
            }
        } catch (SQLException e) {
            throw new UnavailableException(e);
        }
        return versions;
    }

    private String readable(RecordType type) {
        return forms.table(type.name()).readable();
    }

    /**
     * The join of the keys, {@code k}, with the records that answer to them, {@code c}; its parameters are set by {@link #values}.
     *
     * <p>A field that is indexed alone finds few records. The others then only narrow these down, and are compared in the way that no index
     * serves: on a table whose statistics are still to come the planner would rather look through a whole class for each trainee.
     */
    private static String matching(RecordType type, Reference.Scope scope, List<Key> asked) {
        StringBuilder sql = new StringBuilder(" from unnest(?::text[]");
        StringBuilder names = new StringBuilder("institution");
        StringBuilder on = new StringBuilder("not c.void");
        List<Field> fields = fields(type, asked);
        boolean anyAlone = fields.stream().anyMatch(field -> findsAlone(type, field));
        if (scope == Reference.Scope.INSTITUTION) {
            on.append(" and c.institution").append(anyAlone ? NARROWS : FINDS).append("k.institution");
        }
        for (int at = 0; at < fields.size(); at++) {
            Field field = fields.get(at);
            sql.append(", ?::").append(RecordTable.lookupType(field)).append("[]");
            names.append(", f").append(at);
            on.append(" and c.")
                    .append(RecordTable.lookupColumn(field))
                    .append(anyAlone && !findsAlone(type, field) ? NARROWS : FINDS)
                    .append("k.f")
                    .append(at);
        }
        // "where", so that more conditions may follow
        return sql.append(") with ordinality as k(")
                .append(names)
                .append(", ord), ")
                .append(type.table())
                .append(" c where ")
                .append(on)
                .toString();
    }

    /** Whether the field has an index of its own. */
    private static boolean findsAlone(RecordType type, Field field) {
        return field.indexed()
                || (type.person() != null && field.name().equals(type.person().citizenId()));
    }

    private static List<Field> fields(RecordType type, List<Key> asked) {
        return asked.get(0).fields().keySet().stream().map(type::field).toList();
    }

    /** Sets the values of the keys; gives the place of the next parameter. */
    private int values(PreparedStatement statement, RecordType type, List<Key> asked) throws SQLException {
        statement.setArray(
                1,
                connection.createArrayOf(
                        "text", asked.stream().map(Key::institution).toArray()));
        int at = 2;
        for (Field field : fields(type, asked)) {
            statement.setArray(
                    at,
                    lookups(
                            field,
                            asked.stream()
                                    .map(key -> key.fields().get(field.name()))
                                    .toList()));
            at++;
        }
        return at;
    }

    private int keys(PreparedStatement statement, int at, List<RecordKey> keys) throws SQLException {
        statement.setArray(at, texts(keys, RecordKey::institution));
        statement.setArray(at + 1, texts(keys, RecordKey::system));
        statement.setArray(at + 2, texts(keys, RecordKey::sourceId));
        return at + 3;
    }

    private java.sql.Array texts(List<RecordKey> keys, Function<RecordKey, String> part) throws SQLException {
        return connection.createArrayOf("text", keys.stream().map(part).toArray());
    }

    private java.sql.Array lookups(Field field, List<@Nullable String> values) throws SQLException {
        if (field.element().sensitivity().sealed()) {
            byte[][] indexes = new byte[values.size()][];
            for (int at = 0; at < indexes.length; at++) {
                indexes[at] = forms.index(field, java.util.Objects.requireNonNull(values.get(at)));
            }
            return connection.createArrayOf("bytea", indexes);
        }
        return connection.createArrayOf("text", values.toArray());
    }

    private RecordRows.Row record(ResultSet row, RecordType type, Key key, BiPredicate<RecordType, Field> open)
            throws SQLException {
        return RecordRows.read(row, 1, type, forms, key.fields(), field -> open.test(type, field));
    }
}
