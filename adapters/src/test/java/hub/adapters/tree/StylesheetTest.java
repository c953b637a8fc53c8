package hub.adapters.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hub.adapters.Form;
import hub.adapters.Limits;
import hub.adapters.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stylesheet reaches nothing but the element it is given. */
class StylesheetTest {
    private static final String SHEET = """
            <xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:cadre-training:mapping:source" %s>
              %s
              <xsl:template match="/">
                <xsl:for-each select="list/one">
                  <record type="Trainee" sourceId="{no}" s:at="{@s:at}"><Trainee>
                    <traineeNumber s:at="{no/@s:at}"><xsl:value-of select="no"/></traineeNumber>
                    <name>%s</name><category><xsl:value-of select="../kind"/></category>
                  </Trainee></record>
                </xsl:for-each>
              </xsl:template>
            </xsl:stylesheet>
            """;
    private static final String LIST = "<list>\n<kind>干部</kind>\n<one><no>T1</no></one>\n<one><no>T2</no></one></list>";

    @TempDir
    Path folder;

    private Reading read(String namespaces, String top, String name) {
        return new OwnMapping(folder)
                .trainees("{ kind: xml, records: /list/one }", SHEET.formatted(namespaces, top, name))
                .of(Form.XML, LIST);
    }

    @Test
    void anElementStandsInItsDocument() {
        Reading reading = read("", "", "张三");
        assertThat(reading.codes()).containsExactly("TRE-0003"); // kind bears no place in the field it gives
        assertThat(reading.record(2).get("traineeNumber")).isEqualTo("T2");
        assertThat(reading.record(2).get("category")).isEqualTo("1");
        assertThat(reading.candidates().get(1).place().at("traineeNumber")).isEqualTo("/list/one[2]/no (line 4)");
    }

    @Test
    void noOtherDocumentIsRead() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.xml"), "<secret>机要</secret>");
        Reading reading = read("", "", "<xsl:value-of select=\"document('" + secret.toUri() + "')\"/>");
        assertThat(reading.codes()).contains("TRE-0001");
        assertThat(reading.candidates()).allMatch(candidate -> candidate.record() == null);
    }

    @Test
    void noOtherStylesheetIsRead() throws IOException {
        Path other = Files.writeString(
                folder.resolve("other.xsl"),
                "<xsl:stylesheet version=\"1.0\" xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\"/>");
        for (String kind : new String[] {"import", "include"}) {
            assertThatThrownBy(() -> read("", "<xsl:" + kind + " href=\"" + other.toUri() + "\"/>", "x"))
                    .hasMessageContaining("own.xslt");
        }
    }

    @Test
    void noJavaIsCalled() {
        String call = "<xsl:value-of select=\"rt:exec(rt:getRuntime(), 'touch " + folder.resolve("made") + "')\"/>";
        assertThatThrownBy(() -> {
                    Reading reading = read("xmlns:rt=\"http://xml.apache.org/xalan/java/java.lang.Runtime\"", "", call);
                    assertThat(reading.codes()).contains("TRE-0001");
                    throw new IllegalStateException("refused when it ran");
                })
                .isInstanceOf(RuntimeException.class);
        assertThat(folder.resolve("made")).doesNotExist();
    }

    @Test
    void nothingIsWritten() {
        String write = "<redirect:write file=\"" + folder.resolve("made") + "\">x</redirect:write>";
        try {
            read(
                    "xmlns:redirect=\"http://xml.apache.org/xalan/redirect\" extension-element-prefixes=\"redirect\"",
                    "",
                    write);
        } catch (RuntimeException refused) {
            assertThat(refused).hasMessageContaining("own.xslt");
        }
        assertThat(folder.resolve("made")).doesNotExist();
    }

    @Test
    void recursionWithoutEndEnds() {
        Reading reading = read(
                "",
                "<xsl:template name=\"again\"><xsl:param name=\"n\"/><xsl:call-template name=\"again\">"
                        + "<xsl:with-param name=\"n\" select=\"$n + 1\"/></xsl:call-template></xsl:template>",
                "<xsl:call-template name=\"again\"/>");
        assertThat(reading.codes()).containsOnly("TRE-0001", "TRE-0003");
    }

    @Test
    void whatIsTooLargeIsRefusedAndTheNextIsRead() {
        OwnMapping mapping =
                new OwnMapping(folder).trainees("{ kind: xml, records: /list/one }", SHEET.formatted("", "", "张三"));
        String list = LIST.replace("<no>T1</no>", "<no>T1</no><note>" + "长".repeat(2_000) + "</note>");
        Limits small = new Limits(64, 32, 100_000, 1_000, 1_000, 5_000_000, 4L << 30, 100, 128L << 20);
        Reading reading = mapping.of(Form.XML, list.getBytes(StandardCharsets.UTF_8), small);
        assertThat(reading.finding("TRE-0006").at()).isEqualTo("/list/one[1] (line 3)");
        assertThat(reading.record(2).get("traineeNumber")).isEqualTo("T2");
    }
}
