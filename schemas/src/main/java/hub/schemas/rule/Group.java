package hub.schemas.rule;

import hub.schemas.Facts;
import hub.schemas.rule.RepositoryRule.Subject;
import hub.standards.RecordKey;
import hub.standards.RecordType;
import hub.standards.Reference;
import hub.standards.Rule;
import hub.standards.StandardRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which records belong together by what a rule says is the same in them. 同组记录。 */
final class Group {
    private final RecordType type;
    private final Rule.Compared compared;
    private final Collection<String> demanded;

    private Group(RecordType type, Rule.Compared compared, Collection<String> demanded) {
        this.type = type;
        this.compared = compared;
        this.demanded = demanded;
    }

    /** The groups that a rule compares, as its {@code same} tells. */
    static Group of(Judging judging) {
        return new Group(
                judging.type(),
                Objects.requireNonNull(judging.rule().compared()),
                judging.when().demands().keySet());
    }

    /**
     * The other records of each subject's group, of which the rule speaks too: one question a field that the first entry names. What the rule
     * demands of them the subjects have, so it is asked for with them.
     *
     * @return in the order of the subjects
     */
    List<Collection<StandardRecord>> others(Judging judging) {
        return others(judging.subjects(), judging);
    }

    /** The same for some of the subjects. */
    List<Collection<StandardRecord>> others(List<Subject> subjects, Judging judging) {
        List<Map<RecordKey, StandardRecord>> others = new ArrayList<>();
        subjects.forEach(subject -> others.add(new LinkedHashMap<>()));
        for (List<String> told : compared.lookedUpBy(type)) {
            List<String> fields =
                    Stream.concat(told.stream(), demanded.stream()).distinct().toList();
            List<Facts.@Nullable Key> keys = subjects.stream()
                    .<Facts.@Nullable Key>map(subject -> key(subject.record(), fields, compared.scope()))
                    .toList();
            Set<Facts.Key> asked = new LinkedHashSet<>();
            keys.stream().filter(Objects::nonNull).forEach(asked::add);
            Map<Facts.Key, List<StandardRecord>> found = judging.facts().all(type, compared.scope(), asked);
            for (int at = 0; at < subjects.size(); at++) {
                Facts.Key key = keys.get(at);
                Subject subject = subjects.get(at);
                for (StandardRecord other :
                        key == null ? List.<StandardRecord>of() : found.getOrDefault(key, List.of())) {
                    if (!other.key().equals(subject.record().key())
                            && alike(subject.record(), other)
                            && judging.speaksOf(other, subject)) {
                        others.get(at).put(other.key(), other);
                    }
                }
            }
        }
        return others.stream().map(Map::values).toList();
    }

    /** The values of a record in the fields; null if it lacks one. */
    static Facts.@Nullable Key key(StandardRecord record, List<String> fields, Reference.Scope scope) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String field : fields) {
            String value = record.text(field);
            if (value == null || value.isEmpty()) {
                return null;
            }
            values.put(field, value);
        }
        return new Facts.Key(scope == Reference.Scope.GLOBAL ? "" : record.key().institution(), values);
    }

    private boolean alike(StandardRecord one, StandardRecord other) {
        return (compared.scope() == Reference.Scope.GLOBAL
                        || one.key().institution().equals(other.key().institution()))
                && compared.same().stream().allMatch(entry -> agree(one, other, entry));
    }

    private static boolean agree(StandardRecord one, StandardRecord other, List<String> entry) {
        if (entry.size() == 1) {
            return Objects.equals(one.text(entry.get(0)), other.text(entry.get(0)));
        }
        String field = firstBothHave(one, other, entry);
        return field != null && Objects.equals(one.text(field), other.text(field));
    }

    /** Of alternative fields, the first that both records have; null if there is none. */
    static @Nullable String firstBothHave(StandardRecord one, StandardRecord other, List<String> fields) {
        for (String field : fields) {
            if (one.text(field) != null && other.text(field) != null) {
                return field;
            }
        }
        return null;
    }
}
