package hub.schemas.rule;

import hub.standards.RecordKey;
import hub.standards.StandardRecord;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** HR answers for a version of a record that the hub has recorded. 入库回执指向已入库的版本。 */
public final class NamesARecordedVersion implements RepositoryRule {

    @Override
    public void check(Judging judging) {
        Map<Subject, RecordKey> named = new LinkedHashMap<>();
        for (Subject subject : judging.subjects()) {
            RecordKey key = key(subject.record());
            if (key != null && subject.record().decimal("recordVersion") != null) {
                named.put(subject, key);
            }
        }
        Map<RecordKey, Long> versions = judging.facts().versions(named.values());
        named.forEach((subject, key) -> {
            Long latest = versions.get(key);
            BigDecimal version = subject.record().decimal("recordVersion");
            if (latest == null || BigDecimal.valueOf(latest).compareTo(version) < 0) {
                judging.breach(subject);
            }
        });
    }

    /** The key of the record answered for; null if it is not named whole. */
    private static @Nullable RecordKey key(StandardRecord answer) {
        String institution = answer.text("recordInstitution");
        String system = answer.text("recordSystem");
        String type = answer.text("recordType");
        String sourceId = answer.text("recordSourceId");
        return institution == null || system == null || type == null || sourceId == null
                ? null
                : new RecordKey(institution, system, type, sourceId);
    }
}
