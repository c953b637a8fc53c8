package hub.adapters.repository;

import hub.schemas.Facts;
import hub.standards.Field;
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
import org.jspecify.annotations.Nullable;

/**
 * What the repository knows, as rules across records ask it: one query a question, however many records. 仓储事实。
 *
 * <p>Lives for one judgement inside one transaction. Sealed fields are looked up by their blind index; their values are opened only where
 * a rule reads them.
 */
public final class RepositoryFacts implements Facts {
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
        List<Key> asked = List.copyOf(keys);
        List<Field> fields =
                asked.get(0).fields().keySet().stream().map(type::field).toList();
        RecordTable table = forms.table(type.name());
        StringBuilder sql = new StringBuilder("select distinct on (k.ord) k.ord, ")
                .append(table.readable())
                .append(" from unnest(?::text[]");
        StringBuilder names = new StringBuilder("institution");
        StringBuilder on = new StringBuilder("not c.void");
        if (scope == Reference.Scope.INSTITUTION) {
            on.append(" and c.institution = k.institution");
        }
        for (int at = 0; at < fields.size(); at++) {
            Field field = fields.get(at);
            sql.append(", ?::").append(RecordTable.lookupType(field)).append("[]");
            names.append(", f").append(at);
            on.append(" and c.")
                    .append(RecordTable.lookupColumn(field))
                    .append(" = k.f")
                    .append(at);
        }
        sql.append(") with ordinality as k(")
                .append(names)
                .append(", ord) join ")
                .append(type.table())
                .append(" c on ")
                .append(on)
                .append(" order by k.ord, c.chunk desc, c.ordinal desc");
        Map<Key, StandardRecord> found = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text", asked.stream().map(Key::institution).toArray()));
            for (int at = 0; at < fields.size(); at++) {
                Field field = fields.get(at);
                statement.setArray(
                        at + 2,
                        lookups(
                                field,
                                asked.stream()
                                        .map(key -> key.fields().get(field.name()))
                                        .toList()));
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Key key = asked.get(row.getInt(1) - 1);
                    RecordRows.Row met = record(row, 1, type, key.fields());
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
    public Map<String, List<StandardRecord>> having(RecordType type, String field, Collection<String> values) {
        if (values.isEmpty()) {
            return Map.of();
        }
        List<String> asked = List.copyOf(values);
        Field column = type.field(field);
        String sql = "select k.ord, " + forms.table(type.name()).readable() + " from unnest(?::"
                + RecordTable.lookupType(column) + "[]) with ordinality as k(value, ord) join " + type.table()
                + " c on not c.void and c." + RecordTable.lookupColumn(column)
                + " = k.value order by k.ord, c.chunk, c.ordinal";
        Map<String, List<StandardRecord>> found = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, lookups(column, asked));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String value = asked.get(row.getInt(1) - 1);
                    found.computeIfAbsent(value, unused -> new ArrayList<>())
                            .add(record(row, 1, type, Map.of(field, value)).record());
                }
            }
        } catch (SQLException e) {
            throw new UnavailableException(e);
        }
        return found;
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

    private RecordRows.Row record(ResultSet row, int offset, RecordType type, Map<String, String> known)
            throws SQLException {
        return RecordRows.read(row, offset, type, forms, known, field -> sealedFields.read(type, field));
    }
}
