package hub.adapters.repository;

import hub.schemas.cel.RuleCompiler;
import hub.schemas.rule.JavaRule;
import hub.standards.Field;
import hub.standards.Operation;
import hub.standards.PersonKey;
import hub.standards.RecordType;
import hub.standards.Reference;
import hub.standards.Standard;
import hub.standards.StandardRecord;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Lets chunks that tell of one person be judged one after the other, where a rule compares what several institutions say of that person. 同一人
 * 依次判定。
 *
 * <p>An institution's own records need no such thing: it has a lock of its own. The person is told by the citizen ID alone, the record's or that
 * of the trainee it names; what the chunk itself brings of trainees counts as much as what is recorded.
 */
public final class OnePersonAtATime {
    private static final int PERSON = 7103;

    private final StoredForms forms;
    private final Map<RecordType, List<JavaRule>> rules = new HashMap<>();
    private final Map<RecordType, List<Way>> ways = new HashMap<>();
    private final Set<RecordType> named = new LinkedHashSet<>();

    /** A field by which a record names somebody, and the field of that person's own record it is met by. */
    private record Way(Field ours, RecordType target, Field theirs, Field citizen) {}

    private record Name(Way way, String institution, String value) {}

    public OnePersonAtATime(Standard standard, StoredForms forms) {
        this.forms = forms;
        for (JavaRule rule : JavaRule.all(standard, new RuleCompiler(standard))) {
            if (rule.comparesThePerson()) {
                rules.computeIfAbsent(rule.type(), unused -> new ArrayList<>()).add(rule);
            }
        }
        rules.keySet().forEach(type -> ways.put(type, ways(standard, type)));
        ways.values().forEach(all -> all.forEach(way -> named.add(way.target())));
    }

    private static List<Way> ways(Standard standard, RecordType type) {
        List<Way> ways = new ArrayList<>();
        for (Reference reference : type.references()) {
            RecordType target = standard.record(reference.record());
            PersonKey person = target.person();
            if (person != null && person.citizenId() != null && !target.equals(type)) {
                Field citizen = target.field(person.citizenId());
                for (Map<String, String> key : reference.keys()) {
                    if (key.size() == 1 && !key.containsValue(citizen.name())) {
                        key.forEach((ours, theirs) ->
                                ways.add(new Way(type.field(ours), target, target.field(theirs), citizen)));
                    }
                }
            }
        }
        return ways;
    }

    /**
     * Waits for the chunks that tell of the same people and keeps others waiting until the transaction ends. The caller holds the locks of the
     * institutions, so that nobody changes who their trainees are.
     *
     * @param records the records of the chunk
     * @param day day of receipt
     */
    public void lock(Connection connection, Collection<StoredForm> records, LocalDate day) throws SQLException {
        Set<Integer> persons = new TreeSet<>();
        Set<Name> names = new LinkedHashSet<>();
        String today = day.toString();
        for (StoredForm form : records) {
            if (isCompared(form.record(), today)) {
                byte[] own = citizen(form);
                if (own == null) {
                    name(form.record(), names);
                } else {
                    persons.add(part(own));
                }
            }
        }
        if (!names.isEmpty()) {
            persons.addAll(here(records, names));
            persons.addAll(recorded(connection, names));
        }
        if (persons.isEmpty()) {
            return;
        }
        try (PreparedStatement statement =
                connection.prepareStatement("select pg_advisory_xact_lock(?, part) from unnest(?::int[]) as part")) {
            statement.setInt(1, PERSON);
            statement.setArray(2, connection.createArrayOf("int", persons.toArray()));
            statement.execute();
        }
    }

    private boolean isCompared(StandardRecord record, String today) {
        return record.operation() != Operation.VOID
                && rules.getOrDefault(record.type(), List.of()).stream()
                        .anyMatch(rule -> rule.mayCompareThePerson(record, today));
    }

    private byte @Nullable [] citizen(StoredForm form) {
        PersonKey person = form.record().type().person();
        return person == null || person.citizenId() == null
                ? null
                : forms.indexOf(form, form.record().type().field(person.citizenId()));
    }

    private void name(StandardRecord record, Set<Name> names) {
        for (Way way : ways.getOrDefault(record.type(), List.of())) {
            String value = record.text(way.ours().name());
            if (value != null) {
                names.add(new Name(way, record.key().institution(), value));
            }
        }
    }

    /** The citizen IDs that the chunk itself brings of those named. */
    private Set<Integer> here(Collection<StoredForm> records, Set<Name> names) {
        Set<Integer> persons = new TreeSet<>();
        for (StoredForm form : records) {
            StandardRecord record = form.record();
            byte[] citizen = named.contains(record.type()) ? citizen(form) : null;
            if (citizen != null
                    && names.stream().map(Name::way).distinct().anyMatch(way -> isNamed(record, way, names))) {
                persons.add(part(citizen));
            }
        }
        return persons;
    }

    private static boolean isNamed(StandardRecord record, Way way, Set<Name> names) {
        String value = record.text(way.theirs().name());
        return record.type() == way.target()
                && value != null
                && names.contains(new Name(way, record.key().institution(), value));
    }

    /** The citizen IDs that are recorded of those named, one query a way of naming. */
    private static Set<Integer> recorded(Connection connection, Set<Name> names) throws SQLException {
        Map<Way, List<Name>> byWay = new LinkedHashMap<>();
        names.forEach(name ->
                byWay.computeIfAbsent(name.way(), unused -> new ArrayList<>()).add(name));
        Set<Integer> persons = new TreeSet<>();
        for (Map.Entry<Way, List<Name>> entry : byWay.entrySet()) {
            Way way = entry.getKey();
            String citizen = "t." + RecordTable.lookupColumn(way.citizen());
            try (PreparedStatement statement = connection.prepareStatement("select " + citizen
                    + " from unnest(?::text[], ?::text[]) as k(institution, value), "
                    + way.target().table() + " t where not t.void and t.institution = k.institution and t."
                    + RecordTable.lookupColumn(way.theirs()) + " = k.value and " + citizen + " is not null")) {
                List<Name> asked = entry.getValue();
                statement.setArray(
                        1,
                        connection.createArrayOf(
                                "text", asked.stream().map(Name::institution).toArray()));
                statement.setArray(
                        2,
                        connection.createArrayOf(
                                "text", asked.stream().map(Name::value).toArray()));
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        persons.add(part(Objects.requireNonNull(row.getBytes(1))));
                    }
                }
            }
        }
        return persons;
    }

    /** The blind index is a keyed digest: a part of it spreads as evenly as the whole. */
    private static int part(byte[] index) {
        return ByteBuffer.wrap(index).getInt();
    }
}
