package hub.schemas.generate.handbook;

import static j2html.TagCreator.article;
import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.tr;

import com.fasterxml.jackson.databind.JsonNode;
import hub.standards.Evidence;
import hub.standards.Service;
import hub.standards.Source;
import hub.standards.Standard;
import hub.standards.Text;
import j2html.tags.DomContent;
import j2html.tags.specialized.TrTag;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What the hub offers, and the functions that rules call. 操作与函数页。 */
final class ServicesPage {
    private final Standard standard;

    ServicesPage(Standard standard) {
        this.standard = standard;
    }

    byte[] in(Frame frame) {
        return frame.page(
                Frame.Part.SERVICES,
                h1(Bilingual.line("操作与函数", "Services")),
                kind(
                        "operation",
                        new Text("操作", "Operations"),
                        new Text(
                                "枢纽提供的操作；REST 与 SOAP 各有契约，含义相同。",
                                "What the hub offers; REST and SOAP have a contract each, with the same meaning.")),
                kind(
                        "function",
                        new Text("规则函数", "Functions of rules"),
                        new Text(
                                "CEL 所缺、规则可以调用的函数。在自己的系统中运行规则的，须按此实现。",
                                "Functions that CEL lacks and rules may call. To run the rules in another system, implement these as told here.")));
    }

    private DomContent kind(String kind, Text title, Text words) {
        return section(
                        h2(Bilingual.line(title)),
                        Bilingual.beside(words),
                        each(standard.services().values().stream()
                                .filter(service ->
                                        service.body().path("kind").asText().equals(kind))
                                .map(this::service)))
                .withId(kind + "s");
    }

    private DomContent service(Service service) {
        JsonNode body = service.body();
        List<DomContent> parts = new ArrayList<>();
        parts.add(h3(
                code(service.service() + "(" + names(body.path("parameters")) + ")"),
                text(" "),
                Bilingual.line(both(body.path("name")))));
        parts.add(Bilingual.beside(both(body.path("definition"))));
        parts.add(table(
                        Bilingual.head(
                                new Text("名称", "Name"),
                                new Text("类型", "Type"),
                                new Text("方向", "Direction"),
                                new Text("含义", "Meaning")),
                        tbody(each(Stream.concat(
                                elements(body.path("parameters")).map(one -> row(one, new Text("输入", "in"))),
                                elements(body.path("returns")).map(one -> row(one, new Text("输出", "out")))))))
                .withClass("stacks"));
        if (body.has("cases")) {
            parts.add(p(
                            span(Bilingual.line("案例", "Cases")),
                            each(elements(body.path("cases")).map(one -> code(call(service, one)))))
                    .withClass("list"));
        }
        if (body.has("findings")) {
            parts.add(p(
                            span(Bilingual.line("整次调用可能被拒", "The whole call may be refused with")),
                            each(elements(body.path("findings"))
                                    .map(JsonNode::asText)
                                    .map(finding -> Mark.link(Address.finding(finding), finding))))
                    .withClass("list"));
        }
        if (body.has("source")) {
            parts.add(div(Mark.source(source(body.path("source")))).withClass("small"));
        }
        return article(each(parts.stream())).withClass("rule").withId(service.service());
    }

    private static DomContent row(JsonNode parameter, Text direction) {
        TrTag row = tr(
                th(code(parameter.path("name").asText())).attr("scope", "row"),
                td(code(parameter.path("type").asText())),
                td(Bilingual.line(direction)),
                td(Bilingual.stack(both(parameter.path("definition")))));
        return row;
    }

    private static String names(JsonNode parameters) {
        return elements(parameters).map(one -> one.path("name").asText()).collect(Collectors.joining(", "));
    }

    /** A case as a rule would write it: {@code addYears("2026-11-23", -15) == "2011-11-23"}. */
    private static String call(Service service, JsonNode one) {
        return service.service() + "("
                + elements(one.path("arguments")).map(JsonNode::toString).collect(Collectors.joining(", ")) + ") == "
                + one.path("returns");
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    static Text both(JsonNode text) {
        return new Text(text.path("zh").asText(), text.path("en").asText());
    }

    private static Source source(JsonNode source) {
        return new Source(
                source.path("norm").asText(),
                said(source, "item"),
                said(source, "edition"),
                null,
                Evidence.valueOf(source.path("evidence").asText()));
    }

    private static @Nullable String said(JsonNode node, String key) {
        return node.has(key) ? node.path(key).asText() : null;
    }
}
