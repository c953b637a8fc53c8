package hub.adapters.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hub.standards.Standard;
import hub.standards.StandardReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectionsTest {
    private static final Standard STANDARD = StandardReader.shipped();
    private static final String HEAD = """
            projection: mine
            title: { zh: 我的, en: Mine }
            source: { norm: X, edition: "1", evidence: OWN }
            standard: "1.0"
            record: TrainingRecord
            with: { class: TrainingClass, institution: Institution }
            attributes:
            """;

    @TempDir
    Path folder;

    @Test
    void two_editions_ship() {
        assertThat(Projections.read(STANDARD, null).all())
                .extracting(Projection::name)
                .containsExactly("a11-2021", "a11-five-digit");
    }

    @Test
    void another_edition_is_one_file() throws IOException {
        write("  - { to: T1, from: trainingHours, as: number }\n");
        assertThat(Projections.read(STANDARD, folder)
                        .named("mine")
                        .orElseThrow()
                        .attributes())
                .containsExactly("T1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    { to: T1, from: hours, as: number }                                                | there is no field hours
                    { to: T1, from: teacher.name, as: text }                                           | there is no field teacher.name
                    { to: T1, from: trainingHours, as: text }                                          | cannot be written as text
                    { to: T1, from: trainingHours, as: whole-number }                                  | names no original
                    { to: T1, from: class.host, as: text, maxLength: 60 }                              | names no original
                    { to: T1, from: trainingKind, as: code, codes: ZB99@2006 }                         | there is no code set ZB99@2006
                    { to: T1, from: institution.category, as: code, codes: ZB27@2006 }                 | code 2 of HubInstitutionCategory@1.0 has no place
                    { to: T1, from: trainingKind, as: code, codes: ZB29@2006, values: { "8": "9" } }   | 8 is no code of HubTrainingKind@1.0
                    { to: T1, from: trainingKind, as: code, codes: ZB29@2006, values: { "9": "8" } }   | 8 is no code of ZB29@2006
                    { to: T1, from: trainingHours, as: number, unit: { field: hoursUnit, among: [hour] }, original: T2 } | hour is no code of hoursUnit
                    { to: T1, from: trainingHours, as: number, original: T1 }                          | T1 stands twice
                    { to: T1, from: trainingHours, as: rounded }                                       | /attributes/0/as
                    { to: T1, from: trainingHours, as: number, round: up }                             | round
                    { to: "1T", from: trainingHours, as: number }                                      | /attributes/0/to
                    """)
    void mistakes_are_named(String attribute, String problem) throws IOException {
        write("  - " + attribute + "\n");
        assertThatThrownBy(() -> Projections.read(STANDARD, folder))
                .isInstanceOf(IllegalProjectionException.class)
                .hasMessageContaining("mine.yaml")
                .hasMessageContaining(problem);
    }

    private void write(String attributes) throws IOException {
        Files.writeString(folder.resolve("mine.yaml"), HEAD + attributes);
    }
}
