package hub.schemas.generate.handbook;

import static org.assertj.core.api.Assertions.assertThat;

import hub.schemas.generate.StandardCopy;
import hub.standards.RecordType;
import hub.standards.Standard;
import hub.standards.StandardReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What the handbook makes of a standard other than the shipped one: hostile, large, or without groups. */
class ChangedStandardTest {
    private static final String SCRIPT = "<script>alert(1)</script>\\\" onclick=\\\"alert(2)";
    private static final String SHOWN = "<script>alert(1)</script>\" onclick=\"alert(2)";

    @TempDir
    Path temporary;

    private StandardCopy copy;

    @BeforeEach
    void copyStandard() throws IOException {
        copy = StandardCopy.in(temporary);
    }

    @Test
    void aPlantedScriptIsShownAndNeverRun() throws IOException {
        copy.replace(
                "elements/training-hours.yaml",
                "name: { zh: 学时, en: Training hours }",
                "name: { zh: \"" + SCRIPT + "\", en: \"" + SCRIPT + "\" }");
        copy.replace("elements/training-hours.yaml", "edition: system copy 2021", "edition: \"" + SCRIPT + "\"");
        copy.replace(
                "records/training-record.yaml",
                "name: { zh: 参训登记, en: Training record }",
                "name: { zh: \"" + SCRIPT + "\", en: \"" + SCRIPT + "\" }");
        copy.replace(
                "codesets/HubTrainingKind@1.0.yaml",
                "zh: 初任培训, en: Induction training",
                "zh: \"" + SCRIPT + "\", en: \"" + SCRIPT + "\"");
        copy.replace("rules/TRN-0017.yaml", "en: In organised off-job training", "en: \"" + SCRIPT + "\" #");
        copy.replace("rules/TRN-0017.yaml", "waiverNo: 组培〔2026〕7号", "waiverNo: \"" + SCRIPT + "\"");
        copy.replace("rules/TRN-0017.yaml", "r.result != \"1\"", "r.result != \"</code><script>x</script>\"");
        copy.replace("findings/REF-0003.yaml", "zh: 请上报该班次", "zh: \"" + SCRIPT + "\" #");
        copy.replace("services/dec.yaml", "zh: 小数常量", "zh: \"" + SCRIPT + "\"");
        copy.replace("versions.yaml", "zh: 干部教育培训数据交换标准", "zh: \"" + SCRIPT + "\"");

        Site site = Site.of(copy.read());
        site.pages().forEach((name, page) -> {
            assertThat(Site.elements(page, "script")).as(name).hasSize(1);
            assertThat(Site.values(page, "onclick")).as(name).isEmpty();
            assertThat(site.text(name)).as(name).doesNotContain("<script>");
        });
        for (String page : List.of(
                "element-TrainingHours.html",
                "record-TrainingRecord.html",
                "codeset-HubTrainingKind@1.0.html",
                "rule-TRN-0017.html",
                "findings.html",
                "services.html",
                "index.html")) {
            assertThat(HandbookTest.words(site.page(page))).as(page).contains(SHOWN);
        }
        assertThat(HandbookTest.words(site.page("rule-TRN-0017.html"))).contains("</code><script>x</script>");
        assertThat(HandbookTest.index(site).toString()).contains("<script>alert(1)</script>");
    }

    @Test
    void aSetOfThousandsIsFoldedByItsBroadestCodes() throws IOException {
        String codes = IntStream.range(0, 30)
                .mapToObj(broad -> "  - { code: \"" + (10 + broad) + "\", zh: 大类, en: Broad }\n"
                        + IntStream.range(0, 100)
                                .mapToObj(narrow -> "  - { code: \"%d%03d\", zh: 小类, en: Narrow, parent: \"%d\" }\n"
                                        .formatted(10 + broad, narrow, 10 + broad))
                                .collect(Collectors.joining()))
                .collect(Collectors.joining());
        copy.add("codesets/Large@1.0.yaml", """
                codeset: Large
                edition: "1.0"
                name: { zh: 大代码表, en: Large set }
                source: { norm: 测试, evidence: OWN }
                namespace: hub
                closed: true
                codes:
                """ + codes);

        Document page = Site.of(copy.read()).page("codeset-Large@1.0.html");
        List<Element> folded = Site.elements(page, "details");
        assertThat(folded).hasSize(30).allSatisfy(family -> {
            assertThat(family.hasAttribute("open")).isFalse();
            assertThat(family.getElementsByTagName("tbody")
                            .item(0)
                            .getChildNodes()
                            .getLength())
                    .isGreaterThanOrEqualTo(101);
        });
        assertThat(Site.ids(page)).contains("c-10", "c-10000", "c-39099");
        assertThat(Site.elements(page, "td").stream()
                        .filter(cell -> Site.classes(cell).contains("deep-1"))
                        .count())
                .isEqualTo(3000);
    }

    @Test
    void whatIsRetiredIsShownWithWhatTakesItsPlace() throws IOException {
        copy.replace(
                "codesets/HubTrainingKind@1.0.yaml",
                "zh: 专门业务培训, en: Specialised training,",
                "zh: 专门业务培训, en: Specialised training, retired: \"1.1\", replacedBy: \"9\",");
        Document page = Site.of(copy.read()).page("codeset-HubTrainingKind@1.0.html");
        Element row = Site.elements(page, "tr").stream()
                .filter(one -> one.getAttribute("id").equals("c-3"))
                .findFirst()
                .orElseThrow();
        assertThat(Site.classes(row)).contains("gone");
        assertThat(row.getTextContent()).contains("1.1 停用");
        assertThat(((Element) row.getElementsByTagName("a").item(0)).getAttribute("href"))
                .isEqualTo("#c-9");
    }

    @Test
    void everyTranslatedCodeShowsWhatItBecomesAndWhatIsLost() {
        Standard shipped = StandardReader.shipped();
        Site site = Site.of(shipped);
        shipped.translations().values().forEach(translation -> {
            Document page = site.page("codeset-" + translation.from() + ".html");
            Element part = Site.elements(page, "section").stream()
                    .filter(one -> one.getAttribute("id").equals("t-" + translation.to()))
                    .findFirst()
                    .orElseThrow();
            assertThat(part.getElementsByTagName("tr").getLength())
                    .isEqualTo(translation.codes().size() + 1);
            translation.codes().forEach((code, rendering) -> {
                if (rendering.target() != null) {
                    assertThat(HandbookTest.links(page))
                            .contains("codeset-" + translation.to() + ".html#c-" + rendering.target());
                }
                if (rendering.lost() != null) {
                    assertThat(part.getTextContent())
                            .contains(rendering.lost().zh())
                            .contains(rendering.lost().en());
                }
            });
            assertThat(HandbookTest.links(site.page("codeset-" + translation.to() + ".html")))
                    .contains("codeset-" + translation.from() + ".html#t-" + translation.to());
        });
    }

    @Test
    void aCodeShowsTheYearsInWhichItIsListed() {
        Document page = Site.of(StandardReader.shipped()).page("codeset-GB2260@2024.html");
        assertThat(row(page, "c-330103")).contains("2020 年止").contains("Listed until 2020");
        assertThat(row(page, "c-330113")).contains("2022 年起列入").contains("Listed from 2022");
    }

    private static String row(Document page, String id) {
        return Site.elements(page, "tr").stream()
                .filter(one -> one.getAttribute("id").equals(id))
                .findFirst()
                .orElseThrow()
                .getTextContent();
    }

    @Test
    void aRecordTypeWithoutAGroupStandsWithTheOthers() throws IOException {
        copy.replace("records/training-class.yaml", "group: class\n", "");
        Site site = Site.of(copy.read());
        assertThat(Site.ids(site.page("records.html"))).contains("g-other");
        assertThat(site.fault("record-TrainingClass.html", "records.html#g-other"))
                .isNull();
        assertThat(HandbookTest.links(site.page("record-TrainingClass.html"))).contains("records.html#g-other");
    }

    @Test
    void recordTypesThatReferToEachOtherAreStillPutInOrder() throws IOException {
        copy.replace("records/training-class.yaml", "sender: institution\n", """
                sender: institution
                references:
                  - { name: last, record: TrainingRecord, scope: global, required: false, keys: [ { name: className } ], finding: REF-0003 }
                """);
        Uses uses = new Uses(copy.read());
        assertThat(uses.inOrder().stream().map(RecordType::name))
                .containsExactlyInAnyOrderElementsOf(uses.standard().records().keySet());
        assertThat(advised(uses.standard())).isEqualTo(advised(StandardReader.shipped()) + 1);
    }

    /** How many references the diagram shows as advice only. */
    private static long advised(Standard standard) {
        return Site.elements(Site.of(standard).page("records.html"), "circle").stream()
                .filter(dot -> dot.getAttribute("class").equals("advised"))
                .count();
    }
}
