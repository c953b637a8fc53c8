package hub.standards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A fault in any file of the standard stops the reading, and the message leads to it. */
class StandardReaderTest {
    private static final Path SHIPPED = Path.of("src/main/resources/standard");

    @TempDir
    Path copy;

    @BeforeEach
    void copyStandard() throws IOException {
        copyTo(copy);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // what YAML may not do here
                "elements/training-hours.yaml  | decimals: 2        | decimals: !!int 2            | training-hours.yaml",
                "elements/training-hours.yaml  | since: \"1.0\"     | since: \"1.0\"\\n---\\na: b  | training-hours.yaml",
                "elements/training-hours.yaml  | since:             | since: [                     | training-hours.yaml",
                "codesets/ZB29@2006.yaml       | code: \"1\"        | code: 1                      | ZB29@2006.yaml",
                // what the metamodel does not know
                "elements/training-hours.yaml  | type: decimal      | type: double                 | training-hours.yaml",
                "elements/training-hours.yaml  | evidence: SEEN     | evidence: SURE               | training-hours.yaml",
                "elements/training-hours.yaml  | unit: {            | einheit: {                   | training-hours.yaml",
                "rules/TRN-0002.yaml           | force: must        | force: may                   | TRN-0002.yaml",
                "records/trainee.yaml          | group: who-and-where | group: whoever            | trainee.yaml",
                // names that lead nowhere
                "elements/training-result.yaml | HubTrainingResult@1.0 | HubTrainingResult@9.9     | element TrainingResult",
                "rules/TRN-0002.yaml           | at: endDate        | at: endDay                   | endDay",
                "rules/TRN-0002.yaml           | record: TrainingRecord | record: TrainingBook     | TrainingBook",
                "rules/TRN-0017.yaml           | \"on\": endDate    | \"on\": endDay               | endDay",
                "rules/TRN-0017.yaml           | with: { class: TrainingClass } | with: { course: TrainingClass } | TRN-0017",
                // what a rule compares
                "rules/COU-0101.yaml           | same: [ courseCode ] | same: [ courseNumber ]     | courseNumber",
                "rules/COU-0101.yaml           | same: [ courseCode ] | same: [ ]                  | COU-0101.yaml",
                "rules/COU-0101.yaml           | same: [ courseCode ] | scope: global              | COU-0101.yaml",
                "rules/COU-0101.yaml           | same: [ courseCode ] | same: [ courseCode ]\\ntotal: { atMost: 1 } | COU-0101.yaml",
                "rules/TRN-0102.yaml           | java: TwoOffJobClassesOverlap | java: TwoOffJobClassesOverlap\\nsame: [ classCode ] | TRN-0102.yaml",
                "rules/TRE-0101.yaml           | differing: [ traineeNumber ] | differing: [ number ] | number",
                "rules/TOP-0101.yaml           | within: course.hours | within: teacher.hours      | teacher.hours",
                "rules/TOP-0101.yaml           | within: course.hours | within: course.length      | length",
                "rules/TOP-0101.yaml           | within: course.hours | agrees: hours              | TOP-0101.yaml",
                "rules/CLO-0105.yaml           | of: trainingHours  | of: taughtHours              | taughtHours",
                "rules/CLO-0103.yaml           | counting: { result: | counting: { outcome:        | outcome",
                "rules/CLO-0105.yaml           | agrees: hoursTotal | agrees: hoursSum             | hoursSum",
                "rules/CLO-0105.yaml           | same: [ classCode, hoursUnit ] | same: [ batchNo ] | batchNo",
                "rules/TRN-0002.yaml           | force: must        | force: must\\nwaits: true     | TRN-0002.yaml",
                "records/training-record.yaml  | classCode: classCode | classCode: classNumber     | classNumber",
                "records/training-record.yaml  | finding: REF-0003  | finding: REF-9999            | REF-9999",
                "records/training-record.yaml  | citizenId: traineeCitizenId | citizenId: traineeId  | traineeId",
                "records/training-record.yaml  | name: className    | name: classCode              | stands twice",
                "codesets/ZB29@2006.yaml       | code: \"2\"        | code: \"1\"                  | stands twice",
                "elements/training-hours.yaml  | element: TrainingHours | element: LeaveHours      | LeaveHours",
                // a translation that does not say what is lost, or says two things
                "translations/ZB29@2006-to-HubTrainingKind@1.0.yaml | as: exact, to: \"1\"   | as: broader, to: \"1\" | ZB29@2006-to-HubTrainingKind@1.0.yaml",
                "translations/ZB29@2006-to-HubTrainingKind@1.0.yaml | as: exact, to: \"1\"   | as: none             | ZB29@2006-to-HubTrainingKind@1.0.yaml",
                "translations/ZB29@2006-to-HubTrainingKind@1.0.yaml | to: HubTrainingKind@1.0 } | to: HubTrainingKind@9.9 } | no code set HubTrainingKind@9.9",
                "translations/ZB29@2006-to-HubTrainingKind@1.0.yaml | code: \"2\"            | code: \"1\"        | code 1 stands twice",
                "translations/ZB29@2006-to-HubTrainingKind@1.0.yaml | to: \"2\"              | to: \"1\"          | 1 and 2 are both exactly 1",
                "versions.yaml                 | status: current    | status: previous             | no version is current",
            })
    void aFaultStopsTheReading(String file, String old, String fault, String said) throws IOException {
        Path target = copy.resolve(file);
        String text = Files.readString(target);
        assertThat(text).contains(old);
        Files.writeString(target, text.replace(old, fault.replace("\\n", "\n")));
        assertThatThrownBy(() -> new StandardReader().read(copy))
                .isInstanceOf(IllegalStandardException.class)
                .hasMessageContaining(said);
    }

    @Test
    void theFolderMayStandInAJar() throws IOException {
        Path jar = copy.resolve("标准 1.0.jar");
        try (FileSystem zip = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
            copyTo(zip.getPath("/standard"));
        }
        try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of())) {
            Standard standard = new StandardReader().read(zip.getPath("/standard"));
            assertThat(standard.records().keySet())
                    .isEqualTo(StandardReader.shipped().records().keySet());
        }
    }

    @Test
    void aRecordTypeMayBelongToAGroup() throws IOException {
        assertThat(new StandardReader().read(copy).record("TrainingRecord").group())
                .isEqualTo(RecordGroup.RESULTS);
        Path file = copy.resolve("records/training-record.yaml");
        Files.writeString(file, Files.readString(file).replace("group: results\n", ""));
        assertThat(new StandardReader().read(copy).record("TrainingRecord").group())
                .isNull();
    }

    @Test
    void rulesHoldFromADayUntilADay() {
        Rule.Effective effective = new Rule.Effective("2023-10-15", "2026-12-31", null);
        assertThat(effective.holdsOn("2023-10-14")).isFalse();
        assertThat(effective.holdsOn("2023-10-15")).isTrue();
        assertThat(effective.holdsOn("2026-12-31")).isTrue();
        assertThat(effective.holdsOn("2027-01-01")).isFalse();
        assertThat(new Rule.Effective("2023-10-15", null, null).holdsOn("9999-12-31"))
                .isTrue();
    }

    @Test
    void theDateOfTheRecordDecidesOrElseTheDayOfReceipt() {
        Standard standard = StandardReader.shipped();
        Rule rule = Objects.requireNonNull(standard.rules().get("TRN-0017"));
        StandardRecord.Builder record = StandardRecord.of(standard.record("TrainingRecord"))
                .key(new RecordKey("I", "s", "TrainingRecord", "1"));
        assertThat(rule.holdsFor(record.set("endDate", "2023-10-14").build(), "2026-11-23"))
                .isFalse();
        assertThat(rule.holdsFor(record.set("endDate", "2023-10-15").build(), "2000-01-01"))
                .isTrue();
        assertThat(rule.holdsFor(record.set("endDate", null).build(), "2026-11-23"))
                .isTrue();
        assertThat(rule.holdsFor(record.set("endDate", null).build(), "2000-01-01"))
                .isFalse();
    }

    private static void copyTo(Path target) throws IOException {
        try (Stream<Path> files = Files.walk(SHIPPED)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = target.resolve(SHIPPED.relativize(file).toString());
                Files.createDirectories(Objects.requireNonNull(to.getParent()));
                Files.copy(file, to);
            }
        }
    }
}
