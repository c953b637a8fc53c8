package hub.schemas.generate.handbook;

import static j2html.TagCreator.a;
import static j2html.TagCreator.body;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.form;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.link;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.p;
import static j2html.TagCreator.script;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;
import static j2html.TagCreator.title;

import hub.standards.Standard;
import hub.standards.Text;
import j2html.tags.DomContent;
import j2html.tags.specialized.BodyTag;
import j2html.tags.specialized.DivTag;
import j2html.tags.specialized.HeadTag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What stands around every page: title, ways to the other parts, search, and which version this is. 页面框架。 */
final class Frame {
    /** The parts of the handbook, each with a page that lists what is in it. */
    enum Part {
        OVERVIEW("index.html", "总览", "Overview"),
        RECORDS("records.html", "记录类型", "Records"),
        ELEMENTS("elements.html", "数据元", "Elements"),
        CODE_SETS("codesets.html", "代码表", "Code sets"),
        RULES("rules.html", "规则", "Rules"),
        FINDINGS("findings.html", "问题目录", "Findings"),
        SERVICES("services.html", "操作与函数", "Services");

        private final String page;
        private final Text name;

        Part(String page, String zh, String en) {
            this.page = page;
            this.name = new Text(zh, en);
        }

        String page() {
            return page;
        }

        Text title() {
            return name;
        }
    }

    private final Standard standard;

    Frame(Standard standard) {
        this.standard = standard;
    }

    /** The page that lists a part. */
    byte[] page(Part part, DomContent... content) {
        return write(part, part.title(), each(content));
    }

    /** A page within a part, with the way back to its list. */
    byte[] page(Part part, Text name, DomContent... content) {
        DomContent way = nav(a(Bilingual.line(part.title())).withHref(part.page()))
                .withClass("way")
                .attr("aria-label", "所属部分 Part");
        return write(part, name, each(way, each(content)));
    }

    private byte[] write(Part part, Text name, DomContent content) {
        StringBuilder page = new StringBuilder("<!DOCTYPE html>\n");
        try {
            page.append(
                    html(headOf(name), bodyOf(part, content)).withLang("zh-CN").render(new LinedHtml()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return page.toString().getBytes(StandardCharsets.UTF_8);
    }

    private HeadTag headOf(Text name) {
        return head(
                meta().withCharset("utf-8"),
                title(name.zh() + " " + name.en() + " · " + standard.title().zh() + " "
                        + standard.version().version()),
                meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                link().withRel("stylesheet").withHref("handbook.css"),
                script().withSrc("search.js").attr("defer", "defer"));
    }

    private BodyTag bodyOf(Part part, DomContent content) {
        return body(
                a(Bilingual.line("跳到正文", "Skip to content"))
                        .withHref("#content")
                        .withClass("skip"),
                header(
                        div(
                                        a(
                                                        text(standard.title().zh()),
                                                        span(standard.version().version())
                                                                .withClass("version"),
                                                        Bilingual.english(
                                                                standard.title().en()))
                                                .withHref(Part.OVERVIEW.page())
                                                .withClass("name"),
                                        search())
                                .withClass("top"),
                        nav(each(
                                        List.of(Part.values()),
                                        one -> a(Bilingual.line(one.title()))
                                                .withHref(one.page())
                                                .condAttr(one == part, "aria-current", "true")))
                                .attr("aria-label", "各部分 Parts")),
                main(content).withId("content"),
                footer(p(
                        text(standard.title().zh() + " " + standard.version().version() + "，规则 "
                                + standard.version().rules() + "，"
                                + standard.version().released() + " 发布。本手册由标准派生，不手工编辑。 "),
                        Bilingual.english("Released "
                                + standard.version().released() + ", rules "
                                + standard.version().rules()
                                + ". This handbook derives from the standard and is never edited by hand."))));
    }

    /** What may be wider than the page and is then scrolled by itself, by keyboard too. */
    static DivTag wide(Text name, DomContent content) {
        return div(content)
                .withClass("wide")
                .withTabindex(0)
                .attr("role", "region")
                .attr("aria-label", name.zh() + " " + name.en());
    }

    /** Hidden until the script says it can search. */
    private static DomContent search() {
        return form(
                        label(Bilingual.line("查找", "Search")).attr("for", "query"),
                        input().withId("query")
                                .withType("search")
                                .withName("q")
                                .withPlaceholder("名称、代码、规则号 · name, code, rule")
                                .attr("autocomplete", "off"),
                        p().withId("found").attr("role", "status"),
                        div().withId("results"))
                .withClass("search")
                .attr("role", "search")
                .attr("hidden", "hidden");
    }
}
