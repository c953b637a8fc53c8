package hub.schemas.generate.handbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hub.standards.Code;
import hub.standards.CodeSet;
import hub.standards.RecordGroup;
import hub.standards.RecordType;
import hub.standards.Standard;
import hub.standards.StandardReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Every page of the handbook: that it leads where it says, tells of everything, and asks nothing of the network or of a script. */
class HandbookTest {
    private static final Standard STANDARD = StandardReader.shipped();
    private static final Site SITE = Site.of(STANDARD);
    private static final Pattern TWO_ENGLISH_WORDS = Pattern.compile("[A-Za-z]{2,} [a-z]{2,}");

    @Test
    void everyLinkLeadsSomewhere() {
        List<String> faults = new ArrayList<>();
        SITE.pages().forEach((name, page) -> {
            for (String attribute : List.of("href", "src")) {
                for (String link : Site.values(page, attribute)) {
                    String fault = SITE.fault(name, link);
                    if (fault != null) {
                        faults.add(fault);
                    }
                }
            }
        });
        assertThat(faults).isEmpty();
    }

    @Test
    void everyRecordTypeHasItsPage() {
        for (RecordType type : STANDARD.recordTypes()) {
            Document page = SITE.page("record-" + type.name() + ".html");
            assertThat(words(page))
                    .contains(
                            type.title().zh(),
                            type.title().en(),
                            type.definition().zh());
            Set<String> places = Site.ids(page);
            type.fields().forEach(field -> assertThat(places).as(type.name()).contains("f-" + field.name()));
            STANDARD.rulesOf(type.name())
                    .forEach(rule -> assertThat(places).as(type.name()).contains(rule.rule()));
            assertThat(links(SITE.page("index.html"))).contains("record-" + type.name() + ".html");
            assertThat(links(SITE.page("records.html"))).contains("record-" + type.name() + ".html");
            assertThat(links(page))
                    .contains(
                            "../csv/" + type.name() + ".csv",
                            "../xlsx/" + type.name() + ".xlsx",
                            "../json/" + type.name() + ".json");
        }
    }

    @Test
    void everyElementHasItsPage() {
        STANDARD.elements().forEach((name, element) -> {
            Document page = SITE.page("element-" + name + ".html");
            assertThat(words(page))
                    .contains(
                            element.name().zh(),
                            element.definition().zh(),
                            element.definition().en(),
                            element.source().norm(),
                            Words.of(element.source().evidence()).zh());
            assertThat(links(SITE.page("elements.html"))).contains("element-" + name + ".html");
        });
    }

    @Test
    void everyCodeSetHasItsPageWithEveryCode() {
        STANDARD.codeSets().forEach((reference, set) -> {
            Document page = SITE.page("codeset-" + reference + ".html");
            Set<String> places = Site.ids(page);
            String words = words(page);
            for (Code code : set.codes()) {
                assertThat(places).as(reference).contains("c-" + code.code());
                assertThat(words).as(reference).contains(code.zh(), code.en());
            }
            assertThat(links(SITE.page("codesets.html"))).contains("codeset-" + reference + ".html");
        });
    }

    @Test
    void everyRuleHasItsPage() {
        STANDARD.rules().forEach((code, rule) -> {
            Document page = SITE.page("rule-" + code + ".html");
            assertThat(words(page))
                    .contains(
                            rule.message().zh(), rule.hint().en(), rule.clause().norm());
            long verdicts = Site.elements(page, "th").stream()
                    .filter(header -> header.getAttribute("scope").equals("row"))
                    .count();
            assertThat(verdicts)
                    .as(code)
                    .isEqualTo(
                            rule.cases().accept().size() + rule.cases().refuse().size());
            assertThat(links(SITE.page("rules.html"))).contains("rule-" + code + ".html");
        });
    }

    @Test
    void everyFindingIsInTheCatalogue() {
        Document page = SITE.page("findings.html");
        Set<String> places = Site.ids(page);
        String words = words(page);
        STANDARD.findings().forEach((code, finding) -> {
            assertThat(places).contains(code);
            assertThat(words).contains(finding.message().zh(), finding.hint().en());
        });
        assertThat(places).containsAll(STANDARD.rules().keySet());
    }

    @Test
    void everyServiceIsTold() {
        assertThat(Site.ids(SITE.page("services.html")))
                .containsAll(STANDARD.services().keySet());
    }

    /** The hub serves pages under {@code default-src 'self'}: nothing inline, nothing from elsewhere. */
    @Test
    void nothingOnAPageIsRefusedByTheHub() {
        SITE.pages().forEach((name, page) -> {
            assertThat(Site.elements(page, "style", "iframe", "object", "base"))
                    .as(name)
                    .isEmpty();
            assertThat(Site.elements(page, "script")).as(name).singleElement().satisfies(script -> {
                assertThat(script.getAttribute("src")).isEqualTo("search.js");
                assertThat(script.getTextContent()).isEmpty();
            });
            for (Element element : Site.elements(page, "*")) {
                for (int at = 0; at < element.getAttributes().getLength(); at++) {
                    assertThat(element.getAttributes().item(at).getNodeName())
                            .as(name)
                            .isNotEqualTo("style")
                            .doesNotStartWith("on");
                }
            }
        });
        assertThat(SITE.text("handbook.css")).doesNotContain("@import", "url(", "http");
        assertThat(SITE.text("search.js")).doesNotContain("innerHTML", "eval(", "http");
    }

    @Test
    void filesHaveNamesThatCanBePublished() {
        assertThat(SITE.files())
                .isNotEmpty()
                .allMatch(name -> name.matches("[A-Za-z0-9@._-]+"))
                .contains("index.html", "handbook.css", "search.js", "search-index.js");
        assertThat(SITE.files().stream().map(name -> name.toLowerCase(java.util.Locale.ROOT)))
                .as("no two differ only by case")
                .doesNotHaveDuplicates();
    }

    @Test
    void aPageNamesEachPlaceOnce() {
        SITE.pages()
                .forEach((name, page) ->
                        assertThat(Site.values(page, "id")).as(name).doesNotHaveDuplicates());
    }

    @Test
    void headersOfTablesSayWhatTheyHead() {
        SITE.pages().forEach((name, page) -> {
            Site.elements(page, "th")
                    .forEach(header ->
                            assertThat(header.getAttribute("scope")).as(name).matches("row|col"));
            Site.elements(page, "table")
                    .forEach(table -> assertThat(
                                    table.getElementsByTagName("thead").getLength())
                            .as(name)
                            .isEqualTo(1));
        });
    }

    /** A voice reads English as English only where it is told to. */
    @Test
    void everyEnglishTextIsMarkedAsSuch() {
        SITE.pages().forEach((name, page) -> {
            Element html = Objects.requireNonNull(page.getDocumentElement());
            assertThat(html.getAttribute("lang")).as(name).isEqualTo("zh-CN");
            List<String> unmarked = new ArrayList<>();
            unmarked(Site.elements(page, "body").get(0), unmarked);
            assertThat(unmarked).as(name).isEmpty();
        });
    }

    private static void unmarked(Element element, List<String> found) {
        if (element.getAttribute("lang").equals("en")
                || Set.of("code", "pre", "var").contains(element.getTagName())) {
            return;
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                unmarked(inner, found);
            } else if (TWO_ENGLISH_WORDS.matcher(child.getTextContent()).find()) {
                found.add(child.getTextContent());
            }
        }
    }

    @Test
    void theSearchKnowsEverythingAndWhereItStands() throws IOException {
        JsonNode index = index(SITE);
        Set<String> known = new HashSet<>();
        for (JsonNode entry : index.path("entries")) {
            assertThat(SITE.fault("index.html", entry.path(2).asText())).isNull();
            assertThat(entry).hasSize(6);
            known.add(entry.path(0).asText() + " " + entry.path(1).asText());
        }
        assertThat(known)
                .containsAll(prefixed("record ", STANDARD.records().keySet()))
                .containsAll(prefixed("element ", STANDARD.elements().keySet()))
                .containsAll(prefixed("codeset ", STANDARD.codeSets().keySet()))
                .containsAll(prefixed("rule ", STANDARD.rules().keySet()))
                .containsAll(prefixed("finding ", STANDARD.findings().keySet()))
                .containsAll(prefixed("service ", STANDARD.services().keySet()))
                .contains("field TrainingRecord.traineeCitizenId");
        for (JsonNode set : index.path("codes")) {
            CodeSet told = Objects.requireNonNull(STANDARD.codeSet(set.path(0).asText()));
            List<String> codes = new ArrayList<>();
            set.path(4).forEach(code -> codes.add(code.path(0).asText()));
            assertThat(codes).isEqualTo(told.codes().stream().map(Code::code).toList());
            assertThat(SITE.fault("index.html", set.path(1).asText() + "#c-" + codes.get(0)))
                    .isNull();
        }
        assertThat(index.path("codes")).hasSameSizeAs(STANDARD.codeSets().keySet());
    }

    @Test
    void recordTypesStandInTheirGroupsAfterWhatTheyRestOn() {
        Document page = SITE.page("records.html");
        assertThat(Site.ids(page)).contains("g-who-and-where", "g-class", "g-results", "diagram");
        List<String> names =
                new Uses(STANDARD).inOrder().stream().map(RecordType::name).toList();
        assertThat(names).containsExactlyInAnyOrderElementsOf(STANDARD.records().keySet());
        assertThat(names).containsSubsequence("OrganizationUnit", "Cadre", "TrainingClass", "TrainingRecord");
        List<RecordGroup> groups = new Uses(STANDARD)
                .groups().stream().map(Objects::requireNonNull).toList();
        assertThat(groups).isSorted();
    }

    @Test
    void theDiagramShowsEveryReferenceOnce() {
        long dots = Site.elements(SITE.page("records.html"), "circle").size();
        assertThat(dots)
                .isEqualTo(STANDARD.recordTypes().stream()
                        .mapToLong(type -> type.references().size())
                        .sum());
        Document page = SITE.page("record-TrainingRecord.html");
        List<String> drawn = Site.elements(page, "svg").stream()
                .flatMap(drawing -> {
                    List<String> addresses = new ArrayList<>();
                    var within = drawing.getElementsByTagName("a");
                    for (int at = 0; at < within.getLength(); at++) {
                        addresses.add(((Element) within.item(at)).getAttribute("href"));
                    }
                    return addresses.stream();
                })
                .toList();
        assertThat(drawn).contains("record-TrainingClass.html", "record-Trainee.html");
    }

    static JsonNode index(Site site) throws IOException {
        String script = site.text("search-index.js");
        assertThat(script).startsWith("window.handbookIndex = {").endsWith("};\n");
        return new ObjectMapper()
                .readTree(script.substring("window.handbookIndex = ".length(), script.length() - ";\n".length()));
    }

    static List<String> links(Document page) {
        return Site.values(page, "href");
    }

    /** All that a reader sees. */
    static String words(Document page) {
        return Site.elements(page, "main").get(0).getTextContent();
    }

    private static List<String> prefixed(String prefix, Set<String> names) {
        return names.stream().map(name -> prefix + name).toList();
    }
}
