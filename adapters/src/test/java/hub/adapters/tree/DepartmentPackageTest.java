package hub.adapters.tree;

import static org.assertj.core.api.Assertions.assertThat;

import hub.adapters.Form;
import hub.adapters.Reading;
import hub.schemas.Finding;
import hub.standards.Operation;
import hub.standards.StandardRecord;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** The organisation department's data package: trainings below a cadre, names for codes, texts with a bare ampersand. */
class DepartmentPackageTest {
    private static final String PACKAGE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <PACKAGE>
              <HEAD><SENDER>示例市委组织部</SENDER><YEAR>2026</YEAR></HEAD>
              <DATA>
                <ROW ID="1">
                  <A0101>张三</A0101>
                  <A0104>1</A0104>
                  <XYBH>X0001</XYBH>
                  <B0101>示例市R&D中心 &amp; 研究院</B0101>
                  <A0192E>县处级副职</A0192E>
                  <PX XH="1">
                    <TRAINID>PX-2026-001</TRAINID>
                    <BCBH>PX2026-0311</BCBH>
                    <A1131>年轻干部培训班</A1131>
                    <A1101>任职培训</A1101>
                    <A1104>全脱产</A1104>
                    <A1107>20261103</A1107>
                    <A1111>20261107</A1111>
                    <A1107C>5天</A1107C>
                    <A1108>40学时</A1108>
                    <G02003>结业</G02003>
                    <A1151>否</A1151>
                    <UPDATED>20261108</UPDATED>
                  </PX>
                  <PX XH="2">
                    <TRAINID>PX-2026-002</TRAINID>
                    <BCBH>PX2026-0312</BCBH>
                    <A1107>20261110</A1107>
                    <A1111>20261111</A1111>
                    <A1108>16</A1108>
                    <G02003>结业</G02003>
                    <UPDATED>20261112</UPDATED>
                    <STATUS>D</STATUS>
                  </PX>
                </ROW>
                <ROW ID="2"><A0101>李四</A0101></ROW>
              </DATA>
            </PACKAGE>
            """;

    private static Reading read(String text) {
        return OwnMapping.shipped("department-package", Form.XML, text);
    }

    @Test
    void aTrainingIsARecord() {
        Reading reading = read(PACKAGE);
        assertThat(reading.codes()).containsExactly("TRE-0007", "TRE-0004");
        StandardRecord record = reading.record(1);
        assertThat(record.key().sourceId()).isEqualTo("PX-2026-001");
        assertThat(record.version()).isEqualTo(20261108);
        assertThat(record.get("traineeName")).isEqualTo("张三");
        assertThat(record.get("trainingKind")).isEqualTo("2");
        assertThat(record.get("offJobState")).isEqualTo("1");
        assertThat(record.get("positionLevel")).isEqualTo("1A32");
        assertThat(record.get("startDate")).isEqualTo("2026-11-03");
        assertThat(record.get("trainingHours")).isEqualTo(new BigDecimal("40"));
        assertThat(record.get("abroad")).isEqualTo(false);
        assertThat(reading.record(2).operation()).isEqualTo(Operation.VOID);
        assertThat(reading.record(2).get("unitText")).isEqualTo(record.get("unitText"));
    }

    @Test
    void aBareAmpersandIsMendedAndItsLineNamed() {
        Reading reading = read(PACKAGE);
        assertThat(reading.record(1).get("unitText")).isEqualTo("示例市R&D中心 & 研究院");
        Finding mended = reading.finding("TRE-0007");
        assertThat(mended.isError()).isFalse();
        assertThat(mended.at()).isEqualTo("line 9");
        assertThat(mended.arguments()).containsEntry("count", "1");
        assertThat(read(PACKAGE.replace("R&D", "R&amp;D")).codes()).doesNotContain("TRE-0007");
    }

    @Test
    void inTheStandardsOwnFormAnAmpersandIsAnError() {
        String own = "<records xmlns=\"urn:cadre-training:exchange:1.0\"><record type=\"Trainee\" sourceId=\"1\">"
                + "<Trainee><name>R&D</name></Trainee></record></records>";
        assertThat(Reading.of(Form.XML, own).codes()).containsExactly("SYN-0003");
    }

    @Test
    void whatLooksLikeAnEntityIsRefused() {
        assertThat(read(PACKAGE.replace("R&D", "R&nbsp;D")).codes()).containsExactly("SYN-0003");
        assertThat(read(PACKAGE.replace(
                                        "<PACKAGE>",
                                        "<!DOCTYPE PACKAGE [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><PACKAGE>")
                                .replace("R&D", "&x;"))
                        .codes())
                .containsExactly("SYN-0005");
    }

    @Test
    void findingsStandAtElementAndLine() {
        Reading reading = read(PACKAGE.replace("县处级副职", "副处")
                .replace("<A1107>20261110", "<A1107>20261310")
                .replace("40学时", "40课时"));
        assertThat(reading.candidates().get(0).reading())
                .extracting(Finding::field, Finding::at)
                .containsExactlyInAnyOrder(
                        Tuple.tuple("positionLevel", "/PACKAGE/DATA/ROW[1]/A0192E (line 10)"),
                        Tuple.tuple("trainingHours", "/PACKAGE/DATA/ROW[1]/PX/A1108 (line 20)"));
        assertThat(reading.candidates().get(1).reading())
                .extracting(Finding::field, Finding::at)
                .contains(Tuple.tuple("startDate", "/PACKAGE/DATA/ROW[1]/PX[2]/A1107 (line 28)"));
        assertThat(reading.candidates().get(1).place().at(null)).isEqualTo("/PACKAGE/DATA/ROW[1]/PX[2] (line 25)");
    }

    @Test
    void anElementThatTheMappingDoesNotKnowIsNamed() {
        Finding unread = read(PACKAGE.replace("<A1108>40学时</A1108>", "<A1108B>40</A1108B>"))
                .finding("TRE-0003");
        assertThat(unread.at()).isEqualTo("/PACKAGE/DATA/ROW[1]/PX/A1108B (line 20)");
        assertThat(unread.arguments()).containsEntry("suggestion", "A1108");
        assertThat(read(PACKAGE.replace("<PX XH", "<PX LB=\"x\" XH"))
                        .finding("TRE-0003")
                        .arguments())
                .containsEntry("path", "PX/@LB");
        assertThat(read(PACKAGE.replace("<DATA>", "<TAIL>x</TAIL><DATA>"))
                        .finding("TRE-0003")
                        .at())
                .isEqualTo("/PACKAGE/TAIL (line 4)");
    }

    @Test
    void gbkIsReadAsItDeclares() {
        byte[] bytes = PACKAGE.replace("UTF-8", "GBK").getBytes(Charset.forName("GBK"));
        Reading reading = OwnMapping.shipped("department-package", Form.XML, bytes);
        assertThat(reading.record(1).get("traineeName")).isEqualTo("张三");
        assertThat(reading.finding("TRE-0007").at()).isEqualTo("line 9");
    }

    @Test
    void anotherStructureIsRefusedAsAWhole() {
        assertThat(read(PACKAGE.replace("ROW", "LINE")).codes()).containsExactly("TRE-0005");
        assertThat(read(PACKAGE.substring(0, PACKAGE.length() - 20)).codes()).containsExactly("SYN-0008");
    }
}
