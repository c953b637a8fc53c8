package hub.adapters.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hub.adapters.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingsTest {
    @TempDir
    Path folder;

    @Test
    void theShippedMappingsHoldAndApplyToTheirSenders() {
        Mappings mappings = Reading.MAPPINGS;
        assertThat(mappings.all())
                .extracting(Mapping::partner)
                .contains("municipal-party-school", "sector-training-centre");
        assertThat(mappings.forFile("municipal-party-school", "学员培训信息.XLSX").partner())
                .isEqualTo("municipal-party-school");
        assertThat(mappings.forFile("municipal-party-school", "a.csv").partner())
                .isEqualTo(Mappings.TEMPLATE);
        assertThat(mappings.forFile("sector-training-centre", "a.csv").partner())
                .isEqualTo("sector-training-centre");
        assertThat(mappings.forFile("university-base", "a.xlsx").partner()).isEqualTo(Mappings.TEMPLATE);
        assertThat(mappings.forFile("university-base", "a.xlsx").form().kind()).isEqualTo(Mapping.Kind.WORKBOOK);
        assertThat(mappings.named("municipal-party-school", Mapping.Kind.WORKBOOK))
                .isPresent();
        assertThat(mappings.named("municipal-party-school", Mapping.Kind.CSV)).isEmpty();
        assertThat(mappings.named("nobody", Mapping.Kind.CSV)).isEmpty();
        assertThat(mappings.forFile("sector-training-centre", "a.csv").declares())
                .isEqualTo("非密");
        assertThat(mappings.template(Mapping.Kind.CSV).declares()).isNull();
    }

    @Test
    void aFolderAddsMappingsAndReplacesShippedOnes() throws IOException {
        write("my-school", GOOD);
        write("sector-training-centre", GOOD.replace("my-school", "sector-training-centre"));
        Mappings mappings = Mappings.read(Reading.STANDARD, folder);
        assertThat(mappings.forFile("cred-7", "x-2026.csv").partner()).isEqualTo("my-school");
        assertThat(mappings.forFile("cred-7", "y.csv").partner()).isEqualTo(Mappings.TEMPLATE);
        assertThat(mappings.named("sector-training-centre", Mapping.Kind.CSV)
                        .orElseThrow()
                        .title()
                        .en())
                .isEqualTo("b");
    }

    private static final String GOOD = """
            partner: my-school
            title: { zh: a, en: b }
            appliesTo: { credentials: ["cred-*"], files: ["x*.csv"] }
            form: { kind: csv }
            record: Trainee
            key: [编号]
            columns: { 编号: traineeNumber, 姓名: name, 类别: { to: category, codes: HubTraineeCategory@1.0, by: name } }
            """;

    private void write(String name, String yaml) throws IOException {
        Files.writeString(folder.resolve(name + ".yaml"), yaml);
    }

    @Test
    void everythingWrongIsNamedAtOnce() throws IOException {
        write("wrong", """
                partner: other
                title: { zh: a, en: b }
                standard: "0.9"
                appliesTo: { credentials: ["*"], files: ["*"] }
                form: { kind: workbook, header: by-position, sheet: S }
                record: Trainee
                key: [B, 序号]
                columns:
                  A: { to: traineeNumbr }
                  B: { to: citizenId, as: citizen-id }
                  C: { to: category, codes: ZB09@2014, values: { 干部: "77" } }
                  D: { to: name, as: date }
                  E: { to: name }
                  F: { to: unitText, as: number-with-unit, unit: 天 }
                  ZZZZ: postText
                constants: { positionLevel: "9999", birthDate: 昨天, nothing: 1, name: x }
                ignores: [序号]
                """);
        write("worse", "partner: worse\n");
        write("not-yaml", "a: [\n");
        assertThatThrownBy(() -> Mappings.read(Reading.STANDARD, folder))
                .isInstanceOfSatisfying(
                        IllegalMappingException.class,
                        e -> assertThat(e.problems())
                                .anyMatch(p -> p.contains("wrong.yaml: /partner: partner must be the file's name"))
                                .anyMatch(p -> p.contains("standard 0.9"))
                                .anyMatch(p -> p.contains("no field traineeNumbr, did you mean traineeNumber"))
                                .anyMatch(p -> p.contains("B holds citizenId, which may not travel in a key"))
                                .anyMatch(p -> p.contains("/key: 序号 is no column"))
                                .anyMatch(p -> p.contains("category holds codes of HubTraineeCategory@1.0"))
                                .anyMatch(p -> p.contains("HubTraineeCategory@1.0 has no code 77"))
                                .anyMatch(p -> p.contains("name is of type text and cannot be read as date"))
                                .anyMatch(p -> p.contains("two columns go to name"))
                                .anyMatch(p ->
                                        p.contains("unitText is of type text and cannot be read as number-with-unit"))
                                .anyMatch(p -> p.contains("ZZZZ is no column"))
                                .anyMatch(p -> p.contains("ZB09@2014 has no code 9999"))
                                .anyMatch(p -> p.contains("/constants/birthDate"))
                                .anyMatch(p -> p.contains("no field nothing"))
                                .anyMatch(p -> p.contains("name comes from a column already"))
                                .anyMatch(p -> p.contains("nothing goes to traineeNumber, which Trainee requires"))
                                .anyMatch(p -> p.contains("/ignores: 序号 is no column"))
                                .anyMatch(p -> p.startsWith("worse.yaml: "))
                                .anyMatch(p -> p.startsWith("not-yaml.yaml: ")));
    }

    @Test
    void anUnknownKeyIsRefusedByTheSchema() throws IOException {
        write("my-school", GOOD.replace("form: { kind: csv }", "form: { kind: csv, shet: S }"));
        assertThatThrownBy(() -> Mappings.read(Reading.STANDARD, folder)).hasMessageContaining("shet");
        write("my-school", GOOD.replace("name }", "name, to: x }").replace("by: name, to: x", "by: names"));
        assertThatThrownBy(() -> Mappings.read(Reading.STANDARD, folder)).isInstanceOf(IllegalMappingException.class);
    }
}
