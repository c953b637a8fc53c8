package hub.adapters.repository;

import hub.adapters.keys.Keys;
import hub.schemas.Cause;
import hub.schemas.Facts;
import hub.standards.Field;
import hub.standards.Operation;
import hub.standards.PersonKey;
import hub.standards.RecordType;
import hub.standards.Reference;
import hub.standards.Sender;
import hub.standards.Standard;
import hub.standards.StandardRecord;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Central persons, and which person a record is about. 人员匹配。
 *
 * <p>A citizen ID decides; where it is missing, name, birth date and unit together. Several persons are never chosen among. HR alone
 * creates and changes persons: by those of its record types about a person that refer to no other record about a person.
 */
public final class Persons {
    private static final byte[] BOUND = "person".getBytes(StandardCharsets.UTF_8);
    private final Standard standard;
    private final StoredForms forms;
    private final Keys keys;
    private final Set<String> masters = new HashSet<>();
    private final Map<RecordType, List<Way>> ways = new LinkedHashMap<>();

    public Persons(Standard standard, StoredForms forms, Keys keys) {
        this.standard = standard;
        this.forms = forms;
        this.keys = keys;
        for (RecordType type : standard.recordTypes()) {
            PersonKey person = type.person();
            boolean refersToPerson = type.references().stream()
                    .anyMatch(reference -> standard.record(reference.record()).person() != null);
            if (person != null
                    && person.citizenId() != null
                    && type.senders().equals(List.of(Sender.HR))
                    && !refersToPerson) {
                masters.add(type.name());
            }
        }
        Set<RecordType> begun = new HashSet<>();
        standard.recordTypes().forEach(type -> addInOrder(type, begun));
    }

    /** Record types about a person stand behind those they refer to, so that a person is handed on through all of them in one go. */
    private void addInOrder(RecordType type, Set<RecordType> begun) {
        if (type.person() != null && begun.add(type)) {
            List<Way> found = ways(type);
            found.forEach(way -> addInOrder(way.target(), begun));
            ways.put(type, found);
        }
    }

    /** Whether records of the type create and change central persons. */
    public boolean masters(RecordType type) {
        return masters.contains(type.name());
    }

    /** Who the records are about, by their place in the list asked. */
    public static final class Matches {
        private final Map<Integer, Long> persons = new HashMap<>();
        private final Set<Integer> ambiguous = new HashSet<>();

        /** The person, null if none is known. */
        public @Nullable Long person(int place) {
            return persons.get(place);
        }

        /** Whether several fit. */
        public boolean ambiguous(int place) {
            return ambiguous.contains(place);
        }
    }

    private record Named(String name, String birthDate, String unitCode) {}

    /** Who the records are about: one query by citizen ID, one by name, whatever their number. */
    public Matches match(Connection connection, List<@Nullable StoredForm> records) throws SQLException {
        Map<ByteBuffer, List<Integer>> byIndex = new LinkedHashMap<>();
        Map<Named, List<Integer>> byName = new LinkedHashMap<>();
        for (int place = 0; place < records.size(); place++) {
            StoredForm form = Objects.requireNonNull(records.get(place));
            PersonKey key = form.record().type().person();
            if (key == null || masters(form.record().type())) {
                continue;
            }
            byte[] index = citizenIndex(form, key);
            if (index != null) {
                byIndex.computeIfAbsent(ByteBuffer.wrap(index), unused -> new ArrayList<>())
                        .add(place);
            } else {
                Named named = named(form.record(), key);
                if (named != null) {
                    byName.computeIfAbsent(named, unused -> new ArrayList<>()).add(place);
                }
            }
        }
        Matches matches = new Matches();
        if (!byIndex.isEmpty()) {
            matchByIndex(connection, byIndex, matches);
        }
        if (!byName.isEmpty()) {
            matchByName(connection, byName, matches);
        }
        return matches;
    }

    private static void matchByIndex(Connection connection, Map<ByteBuffer, List<Integer>> byIndex, Matches matches)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select citizen_index, id from person where citizen_index = any(?)")) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "bytea",
                            byIndex.keySet().stream().map(ByteBuffer::array).toArray(byte[][]::new)));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    long person = row.getLong(2);
                    Objects.requireNonNull(byIndex.get(ByteBuffer.wrap(row.getBytes(1))))
                            .forEach(place -> matches.persons.put(place, person));
                }
            }
        }
    }

    private static void matchByName(Connection connection, Map<Named, List<Integer>> byName, Matches matches)
            throws SQLException {
        List<Named> asked = List.copyOf(byName.keySet());
        try (PreparedStatement statement = connection.prepareStatement("""
                select k.ord, min(p.id), count(*) from unnest(?::text[], ?::text[], ?::text[])
                  with ordinality as k(name, birth_date, unit_code, ord)
                join person p on p.name = k.name and p.birth_date = k.birth_date and p.unit_code = k.unit_code
                group by k.ord""")) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text", asked.stream().map(Named::name).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text", asked.stream().map(Named::birthDate).toArray()));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "text", asked.stream().map(Named::unitCode).toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    long person = row.getLong(2);
                    boolean several = row.getInt(3) > 1;
                    for (int place : Objects.requireNonNull(byName.get(asked.get(row.getInt(1) - 1)))) {
                        if (several) {
                            matches.ambiguous.add(place);
                        } else {
                            matches.persons.put(place, person);
                        }
                    }
                }
            }
        }
    }

    private byte @Nullable [] citizenIndex(StoredForm form, PersonKey key) {
        return key.citizenId() == null
                ? null
                : forms.indexOf(form, form.record().type().field(key.citizenId()));
    }

    private static @Nullable Named named(StandardRecord record, PersonKey key) {
        if (key.name() == null || key.birthDate() == null || key.unitCode() == null) {
            return null;
        }
        String name = record.text(key.name());
        String birthDate = record.text(key.birthDate());
        String unitCode = record.text(key.unitCode());
        return name == null || birthDate == null || unitCode == null ? null : new Named(name, birthDate, unitCode);
    }

    /** What an ambiguous record waits for: that its person is told from others of the same name, birth date and unit. */
    public List<Cause> ambiguity(StandardRecord record) {
        PersonKey key = record.type().person();
        Named named = key == null ? null : named(record, key);
        return named == null ? List.of() : List.of(Cause.person(named.name(), named.birthDate(), named.unitCode()));
    }

    /** One way to refer to a record about a person. */
    private record Way(Reference reference, RecordType target, Map<String, String> key) {}

    private record Target(String type, Facts.Key key) {}

    /**
     * The persons of records that are told only by what they refer to: a training record by its trainee.
     *
     * @param facts what judging these records has asked; nothing more is asked
     */
    public final class Inherited {
        private final RepositoryFacts facts;
        private final Map<Target, Long> here = new HashMap<>();

        private Inherited(RepositoryFacts facts) {
            this.facts = facts;
        }

        private void remember(StandardRecord record, @Nullable Long person, List<Way> ways) {
            if (person != null) {
                for (Way way : ways) {
                    Facts.Key key = key(record, way, true);
                    if (key != null) {
                        here.put(new Target(record.type().name(), key), person);
                    }
                }
            }
        }

        /** The person of the first record it refers to whose person is known; null if there is none. */
        public @Nullable Long of(StandardRecord record) {
            for (Way way : ways.getOrDefault(record.type(), List.of())) {
                Facts.Key key = key(record, way, false);
                if (key != null) {
                    Long person = here.get(new Target(way.target().name(), key));
                    if (person == null) {
                        person = facts.personMet(way.target().name(), key).orElse(null);
                    }
                    if (person != null) {
                        return person;
                    }
                }
            }
            return null;
        }
    }

    /**
     * Gets ready to tell persons by reference.
     *
     * @param records the records of the chunk that may be referred to
     * @param matches their own persons, by place
     */
    public Inherited inherited(RepositoryFacts facts, List<StandardRecord> records, Matches matches) {
        Inherited inherited = new Inherited(facts);
        Map<RecordType, List<Integer>> places = new HashMap<>();
        for (int place = 0; place < records.size(); place++) {
            places.computeIfAbsent(records.get(place).type(), unused -> new ArrayList<>())
                    .add(place);
        }
        Set<Way> taken = new LinkedHashSet<>();
        places.keySet().forEach(type -> taken.addAll(ways.getOrDefault(type, List.of())));
        for (RecordType type : ways.keySet()) {
            List<Way> here = taken.stream().filter(way -> way.target() == type).toList();
            for (int place : here.isEmpty() ? List.<Integer>of() : places.getOrDefault(type, List.of())) {
                StandardRecord record = records.get(place);
                Long person = matches.person(place);
                inherited.remember(record, person == null ? inherited.of(record) : person, here);
            }
        }
        return inherited;
    }

    /** How records of the type refer to records about a person. */
    private List<Way> ways(RecordType type) {
        List<Way> ways = new ArrayList<>();
        for (Reference reference : type.references()) {
            RecordType target = standard.record(reference.record());
            if (target.person() != null) {
                reference.keys().forEach(key -> ways.add(new Way(reference, target, key)));
            }
        }
        return ways;
    }

    private static Facts.@Nullable Key key(StandardRecord record, Way way, boolean ofTarget) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Map.Entry<String, String> pair : way.key().entrySet()) {
            String value = record.text(ofTarget ? pair.getValue() : pair.getKey());
            if (value == null || value.isEmpty()) {
                return null;
            }
            fields.put(pair.getValue(), value);
        }
        boolean global = way.reference().scope() == Reference.Scope.GLOBAL;
        return new Facts.Key(global ? "" : record.key().institution(), fields);
    }

    /**
     * Persons that records may inherit.
     *
     * @param persons the persons
     * @param holders types of the records that are known to be about them, and were not before
     */
    public record Heritage(Collection<Long> persons, Set<RecordType> holders) {}

    /** Hands persons on to records that refer to records now known to be about them, and had none. */
    public void handOn(Connection connection, Heritage heritage) throws SQLException {
        if (heritage.persons().isEmpty()) {
            return;
        }
        Set<RecordType> holders = new HashSet<>(heritage.holders());
        for (Map.Entry<RecordType, List<Way>> heir : ways.entrySet()) {
            for (Way way : heir.getValue()) {
                if (holders.contains(way.target()) && handOn(connection, heir.getKey(), way, heritage.persons()) > 0) {
                    holders.add(heir.getKey());
                }
            }
        }
    }

    private static int handOn(Connection connection, RecordType type, Way way, Collection<Long> persons)
            throws SQLException {
        StringBuilder sql = new StringBuilder("update ")
                .append(type.table())
                .append(" c set person_id = t.person_id from ")
                .append(way.target().table())
                .append(" t where c.person_id is null and t.person_id = any(?) and not t.void");
        if (way.reference().scope() == Reference.Scope.INSTITUTION) {
            sql.append(" and t.institution = c.institution");
        }
        way.key()
                .forEach((ours, theirs) -> sql.append(" and c.")
                        .append(RecordTable.lookupColumn(type.field(ours)))
                        .append(" = t.")
                        .append(RecordTable.lookupColumn(way.target().field(theirs))));
        try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
            statement.setArray(1, connection.createArrayOf("bigint", persons.toArray()));
            return statement.executeUpdate();
        }
    }

    /** Of accepted records, what others may now inherit: the persons of corrected records they could refer to before. */
    public Heritage heritable(List<Accepted> accepted) {
        Set<Long> persons = new HashSet<>();
        Set<RecordType> holders = new HashSet<>();
        for (Accepted record : accepted) {
            if (record.person() != null && record.replaces() != null) {
                persons.add(record.person());
                holders.add(record.form().record().type());
            }
        }
        return new Heritage(persons, holders);
    }

    /**
     * Creates or changes the persons that accepted records of HR are the master of, and finds whom records of others waited for.
     *
     * @return the same records, with the persons that the citizen IDs among them now tell
     */
    public List<Accepted> master(Connection connection, List<Accepted> accepted, long chunk, Instant at)
            throws SQLException {
        List<Accepted> mine = accepted.stream()
                .filter(record -> masters(record.form().record().type())
                        && record.form().record().operation() == Operation.UPSERT)
                .toList();
        if (mine.isEmpty()) {
            return accepted;
        }
        Map<ByteBuffer, Long> persons = upsert(connection, mine, chunk, at);
        handOn(connection, new Heritage(persons.values(), matchWaiting(connection, persons)));
        List<Accepted> all = new ArrayList<>(accepted.size());
        for (Accepted record : accepted) {
            Long person = record.person() == null ? told(record.form(), persons) : null;
            all.add(
                    person == null
                            ? record
                            : new Accepted(
                                    record.form(),
                                    record.replaces(),
                                    person,
                                    record.submission(),
                                    record.recordNo(),
                                    record.place()));
        }
        return all;
    }

    /** Of the persons, the one that the record's citizen ID tells. */
    private @Nullable Long told(StoredForm form, Map<ByteBuffer, Long> persons) {
        PersonKey key = form.record().type().person();
        byte[] index = key == null ? null : citizenIndex(form, key);
        return index == null ? null : persons.get(ByteBuffer.wrap(index));
    }

    private Map<ByteBuffer, Long> upsert(Connection connection, List<Accepted> mine, long chunk, Instant at)
            throws SQLException {
        Map<ByteBuffer, StandardRecord> latest = new LinkedHashMap<>();
        for (Accepted record : mine) {
            StandardRecord cadre = record.form().record();
            byte[] index = citizenIndex(
                    record.form(), Objects.requireNonNull(cadre.type().person()));
            if (index != null) {
                latest.put(ByteBuffer.wrap(index), cadre);
            }
        }
        List<ByteBuffer> indexes = List.copyOf(latest.keySet());
        Map<ByteBuffer, Long> persons = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into person (citizen_index, citizen_sealed, name, birth_date, unit_code, chunk, recorded_at)
                select s.*, ?, ? from unnest(?::bytea[], ?::text[], ?::text[], ?::text[], ?::text[]) as s
                on conflict (citizen_index) do update set citizen_sealed = excluded.citizen_sealed, name = excluded.name,
                  birth_date = excluded.birth_date, unit_code = excluded.unit_code, chunk = excluded.chunk,
                  recorded_at = excluded.recorded_at
                returning citizen_index, id""")) {
            statement.setLong(1, chunk);
            statement.setTimestamp(2, Timestamp.from(at));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "bytea", indexes.stream().map(ByteBuffer::array).toArray(byte[][]::new)));
            statement.setArray(
                    4,
                    connection.createArrayOf(
                            "text",
                            latest.values().stream().map(this::sealedCitizen).toArray()));
            statement.setArray(5, texts(connection, latest, PersonKey::name));
            statement.setArray(6, texts(connection, latest, PersonKey::birthDate));
            statement.setArray(7, texts(connection, latest, PersonKey::unitCode));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    persons.put(ByteBuffer.wrap(row.getBytes(1)), row.getLong(2));
                }
            }
        }
        return persons;
    }

    private String sealedCitizen(StandardRecord cadre) {
        PersonKey key = Objects.requireNonNull(cadre.type().person());
        String citizen = Objects.requireNonNull(cadre.text(Objects.requireNonNull(key.citizenId())));
        return keys.seal(citizen.getBytes(StandardCharsets.UTF_8), BOUND).text();
    }

    private static java.sql.Array texts(
            Connection connection,
            Map<ByteBuffer, StandardRecord> cadres,
            java.util.function.Function<PersonKey, @Nullable String> part)
            throws SQLException {
        List<@Nullable String> values = new ArrayList<>();
        for (StandardRecord cadre : cadres.values()) {
            String field = part.apply(Objects.requireNonNull(cadre.type().person()));
            values.add(field == null ? null : cadre.text(field));
        }
        return connection.createArrayOf("text", values.toArray());
    }

    /** Records that came before HR knew the person now find it; gives their types. */
    private Set<RecordType> matchWaiting(Connection connection, Map<ByteBuffer, Long> persons) throws SQLException {
        byte[][] indexes = persons.keySet().stream().map(ByteBuffer::array).toArray(byte[][]::new);
        Object[] ids = persons.values().toArray();
        Set<RecordType> matched = new HashSet<>();
        for (RecordType type : ways.keySet()) {
            PersonKey key = Objects.requireNonNull(type.person());
            if (masters(type)) {
                continue;
            }
            if (key.citizenId() != null) {
                Field citizen = type.field(key.citizenId());
                try (PreparedStatement statement = connection.prepareStatement("update " + type.table()
                        + " c set person_id = p.id from unnest(?::bytea[], ?::bigint[]) as p(citizen_index, id)"
                        + " where c.person_id is null and c." + RecordTable.lookupColumn(citizen)
                        + " = p.citizen_index")) {
                    statement.setArray(1, connection.createArrayOf("bytea", indexes));
                    statement.setArray(2, connection.createArrayOf("bigint", ids));
                    if (statement.executeUpdate() > 0) {
                        matched.add(type);
                    }
                }
            }
            if (key.name() != null
                    && key.birthDate() != null
                    && key.unitCode() != null
                    && matchWaitingByName(connection, type, key, ids) > 0) {
                matched.add(type);
            }
        }
        return matched;
    }

    private static int matchWaitingByName(Connection connection, RecordType type, PersonKey key, Object[] ids)
            throws SQLException {
        Field name = type.field(Objects.requireNonNull(key.name()));
        Field birthDate = type.field(Objects.requireNonNull(key.birthDate()));
        Field unitCode = type.field(Objects.requireNonNull(key.unitCode()));
        for (Field field : List.of(name, birthDate, unitCode)) {
            if (field.element().sensitivity().sealed()) {
                return 0;
            }
        }
        String noCitizen = key.citizenId() == null
                ? ""
                : " and c." + RecordTable.lookupColumn(type.field(key.citizenId())) + " is null";
        String alone = " and not exists (select from person o where o.id <> p.id and o.name = p.name"
                + " and o.birth_date = p.birth_date and o.unit_code = p.unit_code)";
        try (PreparedStatement statement = connection.prepareStatement("update " + type.table()
                + " c set person_id = p.id from person p where p.id = any(?) and c.person_id is null" + noCitizen
                + " and c." + name.column() + " = p.name and c." + birthDate.column() + "::text = p.birth_date and c."
                + unitCode.column() + " = p.unit_code" + alone)) {
            statement.setArray(1, connection.createArrayOf("bigint", ids));
            return statement.executeUpdate();
        }
    }
}
