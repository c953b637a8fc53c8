package hub.schemas.rule;

import hub.schemas.Facts;
import hub.standards.StandardRecord;
import java.util.List;
import java.util.Objects;

/** In an institution one citizen ID has one trainee number. 同一公民身份号码在本机构只对应一个学员编号。 */
public final class SameCitizenIdOneTrainee implements RepositoryRule {

    @Override
    public void check(List<Subject> subjects, Facts facts, Breaches breaches) {
        Conflicts.find(subjects, facts, List.of("citizenId"), SameCitizenIdOneTrainee::conflict, breaches);
    }

    private static boolean conflict(StandardRecord one, StandardRecord other) {
        return one.key().institution().equals(other.key().institution())
                && !Objects.equals(one.text("traineeNumber"), other.text("traineeNumber"));
    }
}
