package hub.schemas.generate.handbook;

import static j2html.TagCreator.a;
import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.tr;

import hub.standards.DataElement;
import hub.standards.Rule;
import hub.standards.Text;
import j2html.tags.DomContent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page of a data element: what it means, what may stand in it, where it comes from, where it is used. 数据元页。 */
final class ElementPage {
    private final Uses uses;
    private final Values values;

    ElementPage(Uses uses) {
        this.uses = uses;
        this.values = new Values(uses.standard());
    }

    byte[] of(DataElement element, Frame frame) {
        return frame.page(
                Frame.Part.ELEMENTS,
                element.name(),
                h1(Bilingual.line(element.name())),
                p(
                                code(element.element()),
                                Mark.of(element.sensitivity()),
                                Mark.life(element.since(), element.retired(), replacement(element)))
                        .withClass("facts"),
                Bilingual.beside(element.definition()),
                terms(element),
                used(element),
                rules(element));
    }

    private static @Nullable DomContent replacement(DataElement element) {
        return element.replacedBy() == null
                ? null
                : Mark.link(Address.element(element.replacedBy()), element.replacedBy());
    }

    private DomContent terms(DataElement element) {
        Terms terms = new Terms();
        terms.add("取值", "Values", values.of(element));
        terms.add("来源", "Source", Mark.explained(element.source()));
        terms.add(
                "敏感级别",
                "Sensitivity",
                each(Mark.of(element.sensitivity()), text(" "), Bilingual.line(Words.meaning(element.sensitivity()))));
        List<DataElement> carried = uses.carriedBy(element);
        if (!carried.isEmpty()) {
            terms.add(
                    "是这些数的单位",
                    "Unit of",
                    each(carried, one -> div(a(Bilingual.line(one.name())).withHref(Address.element(one.element())))));
        }
        return terms.list();
    }

    private DomContent used(DataElement element) {
        return section(
                        h2(Bilingual.line("用在", "Used in")),
                        table(
                                        Bilingual.head(
                                                new Text("记录类型", "Record type"),
                                                new Text("字段", "Field"),
                                                new Text("要求", "Obligation")),
                                        tbody(each(
                                                uses.of(element),
                                                use -> tr(
                                                        th(a(Bilingual.line(use.type()
                                                                                .title()))
                                                                        .withHref(Address.field(
                                                                                use.type()
                                                                                        .name(),
                                                                                use.field()
                                                                                        .name())))
                                                                .attr("scope", "row"),
                                                        td(
                                                                Bilingual.line(use.field()
                                                                        .label()),
                                                                text(" "),
                                                                code(use.field().name())),
                                                        td(Mark.obligation(
                                                                use.field().required()))))))
                                .withClass("stacks"))
                .withId("used");
    }

    private DomContent rules(DataElement element) {
        List<Rule> rules = uses.reading(element);
        if (rules.isEmpty()) {
            return text("");
        }
        return section(
                        h2(Bilingual.line("有关规则", "Rules that read it")),
                        table(
                                        Bilingual.head(
                                                new Text("编号", "Rule"),
                                                new Text("要求", "What it asks"),
                                                new Text("约束力", "Force")),
                                        tbody(each(
                                                rules,
                                                rule -> tr(
                                                        th(Mark.link(Address.rule(rule.rule()), rule.rule()))
                                                                .attr("scope", "row"),
                                                        td(Bilingual.stack(rule.intent())),
                                                        td(Mark.of(rule.force()))))))
                                .withClass("rules stacks"))
                .withId("rules");
    }
}
