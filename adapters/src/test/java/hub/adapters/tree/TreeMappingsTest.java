package hub.adapters.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hub.adapters.Form;
import hub.adapters.Reading;
import hub.adapters.mapping.IllegalMappingException;
import hub.adapters.mapping.Mapping;
import hub.adapters.mapping.Mappings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeMappingsTest {
    @TempDir
    Path folder;

    @Test
    void theShippedMappingsHoldAndApplyToTheirSenders() {
        TreeMappings mappings = TreeMappings.read(Reading.STANDARD, null);
        assertThat(mappings.forFile("provincial-online-academy", "learning-push-20261103.json", Form.JSON))
                .map(TreeMapping::partner)
                .contains("online-academy-push");
        assertThat(mappings.forFile("provincial-online-academy", "body.json", Form.JSON))
                .isEmpty();
        assertThat(mappings.forFile("university-base", "learning-push-20261103.json", Form.JSON))
                .isEmpty();
        assertThat(mappings.forFile("provincial-online-academy", "learning-push-1.json", Form.NDJSON))
                .isEmpty();
        assertThat(mappings.named("xapi-learning-platform", Form.JSON)).isPresent();
        assertThat(mappings.named("xapi-learning-platform", Form.XML)).isEmpty();
    }

    /** They stand in one folder with those of tables, and neither is taken for the other. */
    @Test
    void treesAndTablesDoNotMix() {
        new OwnMapping(folder).trainees("{ kind: json }", "{}").file("table.yaml", """
                partner: table
                title: { zh: a, en: b }
                appliesTo: { credentials: ["*"], files: ["*"] }
                form: { kind: csv }
                record: Trainee
                key: [编号]
                columns: { 编号: traineeNumber, 姓名: name, 类别: category }
                """);
        assertThat(TreeMappings.read(Reading.STANDARD, folder).all())
                .extracting(TreeMapping::partner)
                .contains("own")
                .doesNotContain("table");
        assertThat(Mappings.read(Reading.STANDARD, folder).all())
                .extracting(Mapping::partner)
                .contains("table")
                .doesNotContain("own");
    }

    @Test
    void everythingWrongIsNamedAtOnce() {
        OwnMapping own = new OwnMapping(folder)
                .file("wrong.yaml", """
                partner: other
                title: { zh: a, en: b }
                standard: "0.9"
                appliesTo: { credentials: ["*"], files: ["*"] }
                form: { kind: json }
                program: missing.jsonata
                gives:
                  Traineee: {}
                  Trainee:
                    fields: { nam: { as: text }, birthDate: { as: duration }, category: { codes: ZB09@2014 } }
                    constants: { sex: "7" }
                """)
                .file("sheet.yaml", """
                partner: sheet
                title: { zh: a, en: b }
                appliesTo: { credentials: ["*"], files: ["*"] }
                form: { kind: xml, records: /a }
                program: sheet.xslt
                gives: { Trainee: {} }
                """)
                .file("sheet.xslt", "<xsl:stylesheet version=\"1.0\"/>");
        own.file("worse.yaml", "form: { kind: json }\n");
        assertThatThrownBy(own::read)
                .isInstanceOfSatisfying(
                        IllegalMappingException.class,
                        e -> assertThat(e.problems())
                                .anyMatch(p -> p.contains("wrong.yaml: partner must be the file's name"))
                                .anyMatch(p -> p.contains("standard 0.9"))
                                .anyMatch(p -> p.contains("missing.jsonata is not there"))
                                .anyMatch(p -> p.contains("no record type Traineee, did you mean Trainee"))
                                .anyMatch(p -> p.contains("has no field nam, did you mean name"))
                                .anyMatch(p -> p.contains("birthDate") && p.contains("as duration needs"))
                                .anyMatch(p -> p.contains("category holds codes of HubTraineeCategory@1.0"))
                                .anyMatch(p -> p.contains("sex") || p.contains("no code 7"))
                                .anyMatch(p -> p.startsWith("sheet.yaml: /program: sheet.xslt"))
                                .anyMatch(p -> p.startsWith("worse.yaml: ")));
    }

    @Test
    void anUnknownKeyIsRefusedByTheSchema() {
        OwnMapping own = new OwnMapping(folder).trainees("{ kind: json, lenient: unescaped-ampersand }", "{}");
        assertThatThrownBy(own::read).hasMessageContaining("lenient");
        assertThatThrownBy(new OwnMapping(folder).trainees("{ kind: xml }", "<a/>")::read)
                .hasMessageContaining("records");
    }
}
