package hub.adapters.xml;

import static org.assertj.core.api.Assertions.assertThat;

import hub.adapters.EncodingCheck;
import hub.adapters.Form;
import hub.adapters.Reading;
import hub.schemas.Finding;
import hub.standards.Operation;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlRecordReaderTest {
    private static final String NAMESPACE = " xmlns=\"urn:cadre-training:exchange:1.0\"";
    private static final String GOOD = """
            <record type="TrainingRecord" sourceId="PX2026-007" sourceVersion="3" op="upsert">
              <TrainingRecord>
                <classCode>PX2026</classCode>
                <traineeName>阿卜杜拉·买买提 &#x20BB7;&amp;</traineeName>
                <trainingHours> 36.50 </trainingHours>
                <abroad>false</abroad>
                <waiverNo/>
              </TrainingRecord>
            </record>
            """;

    private static String records(String inner) {
        return "<records" + NAMESPACE + ">\n" + inner + "</records>";
    }

    private static String record(String fields) {
        return records("<record type=\"TrainingRecord\" sourceId=\"k\" sourceVersion=\"1\"><TrainingRecord>" + fields
                + "</TrainingRecord></record>");
    }

    private static Reading read(String xml) {
        return Reading.of(Form.XML, xml);
    }

    @Test
    void readsTheRecordsElement() {
        Reading reading = read("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + records(GOOD + GOOD));
        assertThat(reading.codes()).isEmpty();
        assertThat(reading.candidates()).hasSize(2);
        var record = reading.record(2);
        assertThat(record.key().sourceId()).isEqualTo("PX2026-007");
        assertThat(record.key().institution()).isEqualTo(Reading.INSTITUTION);
        assertThat(record.version()).isEqualTo(3);
        assertThat(record.text("traineeName")).isEqualTo("阿卜杜拉·买买提 𠮷&");
        assertThat(record.get("trainingHours")).isEqualTo(new BigDecimal("36.5"));
        assertThat(record.get("abroad")).isEqualTo(false);
        assertThat(record.get("waiverNo")).isNull();
        assertThat(reading.candidates().get(1).place().at("trainingHours"))
                .isEqualTo("/records/record[2]/TrainingRecord/trainingHours (line 16)");
        assertThat(reading.candidates().get(1).place().at(null)).isEqualTo("/records/record[2] (line 12)");
    }

    @Test
    void aVoidNeedsNoContentAndMaySpeakForAnother() {
        Reading reading = read(
                records(
                        "<record type=\"Trainee\" sourceId=\"a\" sourceVersion=\"0\" op=\"void\" institution=\"12999999MB0002022H\"/>"));
        assertThat(reading.codes()).isEmpty();
        assertThat(reading.record(1).operation()).isEqualTo(Operation.VOID);
        assertThat(reading.record(1).key().institution()).isEqualTo("12999999MB0002022H");
    }

    @Test
    void theNamespaceMayBeLeftOutButNotBeAnother() {
        assertThat(read("<records>" + GOOD + "</records>").codes()).isEmpty();
        assertThat(read("<e:records xmlns:e=\"urn:cadre-training:exchange:1.0\">" + GOOD + "</e:records>")
                        .codes())
                .isEmpty();
        assertThat(read("<records xmlns=\"urn:cadre-training:exchange:0.9\">" + GOOD + "</records>")
                        .codes())
                .containsExactly("SYN-0018");
        assertThat(read("<records xmlns=\"urn:x\">" + GOOD + "</records>").codes())
                .containsExactly("SYN-0023");
        assertThat(read("<xml><data/></xml>").codes()).containsExactly("SYN-0023");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE records>",
                "<!DOCTYPE records [<!ENTITY a \"b\">]>",
                "<!DOCTYPE records [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>",
                "<!DOCTYPE records [<!ENTITY % p SYSTEM \"http://127.0.0.1:9/x.dtd\"> %p;]>",
                "<!DOCTYPE records SYSTEM \"http://127.0.0.1:9/x.dtd\">",
                "<!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>",
            })
    void aDocumentTypeIsRefused(String doctype) {
        Reading reading = read(doctype + records(record("").isEmpty() ? "" : GOOD));
        assertThat(reading.codes()).containsExactly("SYN-0005");
        assertThat(reading.candidates()).isEmpty();
    }

    @Test
    void noEntityReadsAFile(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "canary-4711");
        String xml = "<!DOCTYPE records [<!ENTITY a SYSTEM \"" + secret.toUri() + "\">]>"
                + record("<classCode>&a;</classCode>");
        assertThat(read(xml).toString() + read(xml).candidates() + read(xml).problems())
                .doesNotContain("canary");
        assertThat(read(record("<classCode>&a;</classCode>")).codes()).containsExactly("SYN-0003");
        assertThat(read(record("<classCode>&nbsp;</classCode>")).codes()).containsExactly("SYN-0003");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<records><record>A & B</record></records>|SYN-0003",
                "<records><record></records>|SYN-0003",
                "<records><record a=1/></records>|SYN-0003",
                "<records><record a='1' a='2'/></records>|SYN-0003",
                "<records><record>|SYN-0008",
                "<records><reco|SYN-0008",
                "<records/><records/>|SYN-0009",
                "<records/>x|SYN-0009",
                "<records/>|SYN-0013",
                "nonsense|SYN-0003",
                "''|SYN-0008",
                "<records><row/></records>|STR-0008",
                "<records xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='file:///etc/hostname'/></records>|STR-0008",
            })
    void whatCannotBeReadGivesOneFindingAndNoRecord(String xml, String code) {
        Reading reading = read(xml);
        assertThat(reading.codes()).containsExactly(code);
        assertThat(reading.candidates()).isEmpty();
    }

    @Test
    void aFaultAtTheEndKeepsBackTheRecordsBeforeIt() {
        Reading reading = read("<records>" + GOOD + GOOD + "<record");
        assertThat(reading.codes()).containsExactly("SYN-0008");
        assertThat(reading.candidates()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 100_000})
    void depthIsLimited(int depth) {
        assertThat(read("<records>" + "<a>".repeat(depth)).codes()).hasSize(1).isSubsetOf("SYN-0006", "STR-0008");
        assertThat(read(record("<a>".repeat(depth) + "</a>".repeat(depth))).codes())
                .containsExactly("SYN-0006");
    }

    @Test
    void textsAndAttributesAreLimited() {
        assertThat(read(record("<classCode>" + "x".repeat(300_000) + "</classCode>"))
                        .codes())
                .containsExactly("LIM-0001");
        assertThat(read(records("<record sourceId=\"" + "x".repeat(300_000) + "\"/>"))
                        .codes())
                .containsExactly("LIM-0001");
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            many.append(" a").append(i).append("=\"\"");
        }
        assertThat(read(records("<record" + many + "/>")).codes()).containsExactly("LIM-0001");
    }

    @Test
    void unknownNamesAreNamedWithWhatWasMeant() {
        Reading reading = read(records("""
                <record type="TrainingRecord" sourceId="k" sourceVersion="1" opp="void">
                  <TrainingRecord>
                    <trainigHours>36</trainigHours><classCode><b>x</b></classCode>
                  </TrainingRecord>
                  <Trainee/>
                </record>
                """));
        assertThat(reading.codes()).containsExactly("STR-0008", "STR-0008", "STR-0002", "STR-0008");
        Finding field = reading.candidates().get(0).reading().get(1);
        assertThat(field.arguments()).containsEntry("suggestion", "trainingHours");
        assertThat(field.at()).isEqualTo("/records/record[1]/TrainingRecord/trainigHours (line 4)");
        assertThat(reading.candidates().get(0).reading().get(0).at()).isEqualTo("/records/record[1]/@opp (line 2)");
    }

    @ParameterizedTest
    @CsvSource({
        "trainingHours,36学时,STR-0002",
        "trainingHours,1e3,STR-0002",
        "trainingHours,NaN,STR-0002",
        "abroad,是,STR-0002",
    })
    void aValueOfAnotherTypeIsNamedAndKeptAsText(String field, String text, String code) {
        Reading reading = read(record("<" + field + ">" + text + "</" + field + ">"));
        assertThat(reading.finding(code).field()).isEqualTo(field);
        assertThat(reading.record(1).get(field)).isEqualTo(text);
    }

    @Test
    void aFieldThatStandsTwiceIsNamed() {
        Reading reading = read(record("<classCode>a</classCode><classCode>b</classCode>"));
        assertThat(reading.codes()).containsExactly("MAP-0001");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type='Trainee' sourceVersion='1'|SYN-0017",
                "type='Trainee' sourceId=' ' sourceVersion='1'|SYN-0017",
                "type='Trainee' sourceId='a'|VER-0002",
                "type='Trainee' sourceId='a' sourceVersion='-1'|VER-0002",
                "type='Trainee' sourceId='a' sourceVersion='1' op='delete'|SYN-0019",
                "sourceId='a' sourceVersion='1'|SYN-0016",
                "type='Trainees' sourceId='a' sourceVersion='1'|SYN-0016",
            })
    void aRecordThatCannotBeToldFromOthersIsUnreadable(String attributes, String code) {
        Reading reading = read(records("<record " + attributes + "><Trainee/></record>" + GOOD));
        assertThat(reading.codes()).containsExactly(code);
        assertThat(reading.candidates()).hasSize(2);
        assertThat(reading.candidates().get(0).unreadable()).isTrue();
        assertThat(reading.record(2).version()).isEqualTo(3);
    }

    @Test
    void theBytesMustBeWhatTheyDeclare() {
        String declared = "<?xml version=\"1.0\" encoding=\"GBK\"?>" + records(GOOD.replace("阿卜", "㛃䶮"));
        Reading reading = Reading.of(Form.XML, declared.getBytes(EncodingCheck.GB18030));
        assertThat(reading.codes()).isEmpty();
        assertThat(reading.record(1).text("traineeName")).startsWith("㛃䶮");
        String silent = records(GOOD);
        assertThat(Reading.of(Form.XML, silent.getBytes(EncodingCheck.GB18030)).codes())
                .containsExactly("SYN-0001");
        assertThat(Reading.of(Form.XML, ("\uFEFF" + silent).getBytes(StandardCharsets.UTF_8))
                        .codes())
                .isEmpty();
        assertThat(Reading.of(Form.XML, silent.getBytes(StandardCharsets.UTF_16))
                        .codes())
                .containsExactly("SYN-0001");
        String other = "<?xml version=\"1.0\" encoding=\"Big5\"?><records/>";
        assertThat(read(other).codes()).containsExactly("SYN-0001");
    }
}
