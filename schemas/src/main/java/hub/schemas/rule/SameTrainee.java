package hub.schemas.rule;

import hub.standards.StandardRecord;
import java.util.List;

/** Whether two training records are about one trainee, as far as they say it themselves. 同一学员。 */
final class SameTrainee {
    static final String CITIZEN_ID = "traineeCitizenId";

    /** The trainee's keys within one institution; the first that both records have decides. */
    static final List<String> KEYS = List.of("traineeNumber", CITIZEN_ID, "traineeStaffNumber");

    private SameTrainee() {}

    /** By the institution's own keys; never across institutions, whose numbers mean different people. */
    static boolean withinInstitution(StandardRecord one, StandardRecord other) {
        if (!one.key().institution().equals(other.key().institution())) {
            return false;
        }
        for (String key : KEYS) {
            String ours = one.text(key);
            String theirs = other.text(key);
            if (ours != null && theirs != null) {
                return ours.equals(theirs);
            }
        }
        return false;
    }

    /** By the citizen ID where both have it, otherwise within the institution. */
    static boolean anywhere(StandardRecord one, StandardRecord other) {
        String ours = one.text(CITIZEN_ID);
        String theirs = other.text(CITIZEN_ID);
        return ours != null && theirs != null ? ours.equals(theirs) : withinInstitution(one, other);
    }

    /** Whether both name the same class of the same institution. */
    static boolean inTheSameClass(StandardRecord one, StandardRecord other) {
        String ours = one.text("classCode");
        return ours != null
                && ours.equals(other.text("classCode"))
                && one.key().institution().equals(other.key().institution());
    }
}
