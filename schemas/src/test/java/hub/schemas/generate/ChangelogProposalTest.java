package hub.schemas.generate;

import static org.assertj.core.api.Assertions.assertThat;

import hub.schemas.generate.ChangelogProposal.AddColumn;
import hub.schemas.generate.ChangelogProposal.Change;
import hub.schemas.generate.ChangelogProposal.ChangeType;
import hub.schemas.generate.ChangelogProposal.CreateIndex;
import hub.schemas.generate.ChangelogProposal.CreateTable;
import hub.schemas.generate.ChangelogProposal.NoLongerRequired;
import hub.schemas.generate.RequiredColumns.Index;
import hub.standards.Standard;
import hub.standards.StandardReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangelogProposalTest {
    private static final RequiredColumns BEFORE = RequiredColumns.of(StandardReader.shipped());

    @TempDir
    Path temporary;

    @Test
    void theSameStandardAsksForNothing() {
        List<Change> changes = ChangelogProposal.between(BEFORE, RequiredColumns.of(StandardReader.shipped()));
        assertThat(changes).isEmpty();
        assertThat(new String(ChangelogWriter.write("1.0", changes), StandardCharsets.UTF_8))
                .endsWith("databaseChangeLog: []\n");
    }

    @Test
    void aFieldMadeSensitiveGetsTwoColumnsAndItsClearColumnIsNamed() throws IOException {
        StandardCopy copy = StandardCopy.in(temporary);
        copy.replace("elements/staff-number.yaml", "sensitivity: personal", "sensitivity: sensitive-personal");
        List<Change> changes = ChangelogProposal.between(BEFORE, RequiredColumns.of(copy.read()));
        assertThat(changes.stream()
                        .filter(change -> change.table().equals("trainee"))
                        .map(ChangelogProposalTest::sentence))
                .containsExactlyInAnyOrder(
                        "add staff_number_sealed text",
                        "add staff_number_index bytea",
                        "index [institution, staff_number_index]",
                        "keep staff_number");
        assertThat(new String(ChangelogWriter.write("1.1", changes), StandardCharsets.UTF_8))
                .contains("# trainee.staff_number: no longer required, stays")
                .doesNotContain("drop");
    }

    @Test
    void aWiderDomainChangesTheType() throws IOException {
        StandardCopy copy = StandardCopy.in(temporary);
        copy.replace("elements/truancy-hours.yaml", "digits: 6", "digits: 8");
        List<Change> changes = ChangelogProposal.between(BEFORE, RequiredColumns.of(copy.read()));
        assertThat(changes).hasSize(1);
        ChangeType change = (ChangeType) changes.get(0);
        assertThat(change.before()).isEqualTo("numeric(6,2)");
        assertThat(change.column().type()).isEqualTo("numeric(8,2)");
    }

    @Test
    void aNewRecordTypeGetsItsTableAndIndexes() {
        Standard shipped = StandardReader.shipped();
        List<RequiredColumns.Table> others = BEFORE.tables().stream()
                .filter(table -> !table.name().equals("training_class"))
                .toList();
        List<Change> changes =
                ChangelogProposal.between(new RequiredColumns("0.9", others), RequiredColumns.of(shipped));
        assertThat(changes.get(0)).isInstanceOf(CreateTable.class);
        assertThat(changes.subList(1, changes.size()))
                .containsExactly(new CreateIndex(
                        "training_class",
                        new Index("ix_training_class_institution_class_code", List.of("institution", "class_code"))));
    }

    @Test
    void sealedFieldsHaveNoColumnForTheirClearText() {
        RequiredColumns.Table trainee = Objects.requireNonNull(BEFORE.table("trainee"));
        assertThat(trainee.column("citizen_id")).isNull();
        assertThat(trainee.column("citizen_id_sealed")).isNotNull();
        assertThat(trainee.column("citizen_id_index")).isNotNull();
        assertThat(trainee.indexes()).contains(new Index("ix_trainee_citizen_id_index", List.of("citizen_id_index")));
    }

    /** A person's records are found by the person; what is looked up by one field alone needs no second index for those who refer to it. */
    @Test
    void oneIndexServesEachWayOfLookingUp() {
        RequiredColumns.Table training = Objects.requireNonNull(BEFORE.table("training_record"));
        assertThat(training.indexes().stream().map(Index::columns))
                .containsExactlyInAnyOrder(
                        List.of("institution", "class_code"), // a rule adds up a class
                        List.of("person_id"),
                        List.of("trainee_citizen_id_index"),
                        List.of("trainee_number"),
                        List.of("trainee_staff_number"),
                        List.of("certificate_no"));
        assertThat(Objects.requireNonNull(BEFORE.table("class_session")).indexes())
                .extracting(Index::columns)
                .contains(List.of("institution", "session_code", "class_code"));
        assertThat(Objects.requireNonNull(BEFORE.table("institution")).indexes())
                .extracting(Index::columns)
                .doesNotContain(List.of("person_id"));
    }

    @Test
    void noNameIsLongerThanPostgresKeeps() {
        for (RequiredColumns.Table table : BEFORE.tables()) {
            assertThat(table.name().length()).isLessThanOrEqualTo(60);
            table.columns().forEach(column -> assertThat(column.name().length()).isLessThanOrEqualTo(63));
            table.indexes().forEach(index -> assertThat(index.name().length()).isLessThanOrEqualTo(63));
        }
    }

    private static String sentence(Change change) {
        if (change instanceof AddColumn add) {
            return "add " + add.column().name() + " " + add.column().type();
        }
        if (change instanceof CreateIndex create) {
            return "index " + create.index().columns();
        }
        return change instanceof NoLongerRequired left ? "keep " + left.column().name() : change.toString();
    }
}
