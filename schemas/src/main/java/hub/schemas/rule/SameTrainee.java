package hub.schemas.rule;

import hub.standards.StandardRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether two records are about one trainee, as far as they say it themselves. 同一学员。 */
final class SameTrainee {
    static final String NUMBER = "traineeNumber";
    static final String CITIZEN_ID = "traineeCitizenId";
    static final String STAFF_NUMBER = "traineeStaffNumber";

    /** The trainee's keys within one institution; the first that both records have decides. */
    static final List<String> KEYS = List.of(NUMBER, CITIZEN_ID, STAFF_NUMBER);

    private SameTrainee() {}

    /** By the institution's own keys; never across institutions, whose numbers mean different people. */
    static boolean withinInstitution(StandardRecord one, StandardRecord other) {
        String key = firstKeyOfBoth(one, other);
        return key != null && agree(one, other, key);
    }

    /** The same the other way round: a key that both have says that they are two. Records of different institutions say neither. */
    static boolean certainlyTwo(StandardRecord one, StandardRecord other) {
        String key = firstKeyOfBoth(one, other);
        return key != null && !agree(one, other, key);
    }

    private static @Nullable String firstKeyOfBoth(StandardRecord one, StandardRecord other) {
        return one.key().institution().equals(other.key().institution()) ? Group.firstBothHave(one, other, KEYS) : null;
    }

    private static boolean agree(StandardRecord one, StandardRecord other, String key) {
        String value = one.text(key);
        return value != null && value.equals(other.text(key));
    }

    /** Whether both name the same class of the same institution. */
    static boolean inTheSameClass(StandardRecord one, StandardRecord other) {
        return one.key().institution().equals(other.key().institution()) && agree(one, other, "classCode");
    }
}
