package hub.schemas.rule;

import hub.schemas.Facts;
import hub.standards.Reference;
import hub.standards.StandardRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Hours are recognised by the managing department and never by the institution that held the class. 培训机构不认定自己的学时。 */
public final class RecognisedByAnother implements RepositoryRule {

    @Override
    public void check(Judging judging) {
        Map<Subject, Facts.Key> asked = new LinkedHashMap<>();
        judging.subjects()
                .forEach(subject -> asked.put(
                        subject,
                        new Facts.Key("", Map.of("uscid", subject.record().key().institution()))));
        Map<Facts.Key, List<StandardRecord>> institutions = judging.facts()
                .all(
                        judging.standard().record("Institution"),
                        Reference.Scope.GLOBAL,
                        asked.values().stream().distinct().toList());
        asked.forEach((subject, key) -> {
            StandardRecord record = subject.record();
            if (record.key().institution().equals(record.text("authorityUscid"))
                    || institutions.getOrDefault(key, List.of()).stream()
                            .anyMatch(institution ->
                                    Objects.equals(institution.text("name"), record.text("authority")))) {
                judging.breach(subject);
            }
        });
    }
}
