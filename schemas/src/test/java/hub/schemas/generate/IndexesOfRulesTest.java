package hub.schemas.generate;

import static org.assertj.core.api.Assertions.assertThat;

import hub.standards.RecordType;
import hub.standards.Reference;
import hub.standards.Standard;
import hub.standards.StandardReader;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What rules compare is looked up by an index, and no index stands where another one serves. */
class IndexesOfRulesTest {
    private final Standard standard = StandardReader.shipped();
    private final RequiredColumns required = RequiredColumns.of(standard);

    private RequiredColumns.Table table(RecordType type) {
        return Objects.requireNonNull(required.table(type.table()));
    }

    private List<List<String>> indexes(RecordType type) {
        return table(type).indexes().stream()
                .map(RequiredColumns.Index::columns)
                .toList();
    }

    @Test
    void everyLookUpOfARuleIsServedByAnIndex() {
        for (RecordType type : standard.recordTypes()) {
            for (Standard.LookUp asked : standard.lookUpsOfRules(type)) {
                assertThat(standard.isLookedUp(type, asked.fields(), asked.scope()))
                        .as("%s by %s", type, asked)
                        .isTrue();
                boolean inInstitution = asked.scope() == Reference.Scope.INSTITUTION;
                List<String> given = table(type).columns().stream()
                        .filter(column -> inInstitution && column.name().equals("institution")
                                || asked.fields().contains(String.valueOf(column.field())))
                        .map(RequiredColumns.Column::name)
                        .toList();
                assertThat(indexes(type)).as("%s by %s", type, asked).anyMatch(given::containsAll);
            }
        }
    }

    @Test
    void theInstitutionComesFirstAndTheMostTellingFieldNext() {
        assertThat(indexes(standard.record("ClassSession")))
                .contains(
                        List.of("institution", "class_code"),
                        List.of("institution", "teacher_number", "session_date"),
                        List.of("institution", "place", "session_date"));
        assertThat(indexes(standard.record("Institution"))).contains(List.of("uscid"));
    }

    @Test
    void whatAnotherIndexServesGetsNoneOfItsOwn() {
        assertThat(indexes(standard.record("TrainingRecord")))
                .contains(List.of("institution", "class_code"))
                .doesNotContain(List.of("institution", "class_code", "hours_unit"));
        assertThat(indexes(standard.record("CheckIn")))
                .as("a trainee's key is indexed")
                .noneMatch(columns -> columns.contains("class_code"));
    }

    @Test
    void aQuestionThatNoIndexServesIsKnown() {
        RecordType session = standard.record("ClassSession");
        RecordType course = standard.record("Course");
        assertThat(standard.isLookedUp(session, List.of("title"), Reference.Scope.INSTITUTION))
                .isFalse();
        assertThat(standard.isLookedUp(course, List.of("courseCode"), Reference.Scope.INSTITUTION))
                .isTrue();
        assertThat(standard.isLookedUp(course, List.of("courseCode"), Reference.Scope.GLOBAL))
                .as("its index begins with the institution")
                .isFalse();
        assertThat(standard.isLookedUp(session, List.of(), Reference.Scope.INSTITUTION))
                .isTrue();
        assertThat(standard.isLookedUp(session, List.of(), Reference.Scope.GLOBAL))
                .isFalse();
    }
}
