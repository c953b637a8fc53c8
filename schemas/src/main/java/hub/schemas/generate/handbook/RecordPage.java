package hub.schemas.generate.handbook;

import static j2html.TagCreator.a;
import static j2html.TagCreator.article;
import static j2html.TagCreator.code;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;

import hub.standards.RecordType;
import hub.standards.Rule;
import hub.standards.Standard;
import j2html.tags.DomContent;
import java.util.List;

/** The page of a record type: its fields in order, what it refers to and what refers to it, its rules, and its files. 记录类型页。 */
final class RecordPage {
    private final Standard standard;
    private final Uses uses;
    private final FieldsPart fields;
    private final ReferencesPart references;
    private final RuleText ruleText;

    RecordPage(Uses uses) {
        this.standard = uses.standard();
        this.uses = uses;
        this.fields = new FieldsPart(uses);
        this.references = new ReferencesPart(uses);
        this.ruleText = new RuleText(standard);
    }

    byte[] of(RecordType type, Frame frame) {
        List<Rule> rules = standard.rulesOf(type.name());
        List<Uses.Arrow> arrows = uses.arrowsTo(type);
        return frame.page(
                Frame.Part.RECORDS,
                type.title(),
                h1(Bilingual.line(type.title())),
                p(
                                code(type.name()),
                                a(Mark.plain(Words.of(type.group()))).withHref(Address.group(type.group())),
                                span(Bilingual.line("报送方", "Sent by")),
                                each(type.senders(), sender -> Mark.plain(Words.of(sender))),
                                Mark.life(type.since(), null, null))
                        .withClass("facts"),
                Bilingual.beside(type.definition()),
                downloads(type),
                contents(type, arrows.size(), rules.size()),
                fields.of(type),
                references.of(type, arrows),
                rules(rules));
    }

    private static DomContent downloads(RecordType type) {
        return nav(
                        download("xlsx/" + type.name() + ".xlsx", "工作簿模板", "Workbook template"),
                        download("csv/" + type.name() + ".csv", "CSV 模板", "CSV template"),
                        download("json/" + type.name() + ".json", "JSON Schema", "of the data"),
                        download("xsd/records.xsd", "XSD", "all records"))
                .withClass("downloads")
                .attr("aria-label", "下载 Downloads");
    }

    private static DomContent download(String path, String zh, String en) {
        return a(Bilingual.line(zh, en)).withHref(Address.published(path));
    }

    private static DomContent contents(RecordType type, int arrows, int rules) {
        return nav(
                        entry("#fields", "字段", "Fields", type.fields().size()),
                        entry(
                                "#references",
                                "引用",
                                "References",
                                type.references().size()),
                        entry("#referred", "被引用", "Referred to by", arrows),
                        entry("#rules", "规则", "Rules", rules))
                .withClass("contents")
                .attr("aria-label", "本页内容 On this page");
    }

    private static DomContent entry(String anchor, String zh, String en, int count) {
        return a(Bilingual.line(zh, en), text(" " + count)).withHref(anchor);
    }

    private DomContent rules(List<Rule> rules) {
        return section(
                        h2(Bilingual.line("规则", "Rules")),
                        each(
                                rules,
                                rule -> article(
                                                h3(
                                                        Mark.link(Address.rule(rule.rule()), rule.rule()),
                                                        text(" "),
                                                        Mark.of(rule.force()),
                                                        text(" "),
                                                        Bilingual.line(rule.intent())),
                                                ruleText.folded(rule))
                                        .withClass("rule")
                                        .withId(rule.rule())))
                .withId("rules");
    }
}
