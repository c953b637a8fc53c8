package hub.schemas.generate.handbook;

import static j2html.TagCreator.a;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.section;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.tr;

import hub.standards.RecordType;
import hub.standards.Rule;
import hub.standards.Standard;
import hub.standards.Text;
import j2html.tags.DomContent;
import j2html.tags.specialized.TrTag;
import java.util.List;

/** All rules, by record type. 规则一览。 */
final class RulesPage {
    private final Standard standard;
    private final List<RecordType> types;

    RulesPage(Uses uses) {
        this.standard = uses.standard();
        this.types = uses.inOrder().stream()
                .filter(type -> !standard.rulesOf(type.name()).isEmpty())
                .toList();
    }

    byte[] in(Frame frame) {
        return frame.page(
                Frame.Part.RULES,
                h1(Bilingual.line("规则", "Rules")),
                Bilingual.beside(
                        "每条规则有编号、依据、条件和正反案例；条件用 CEL 书写，机构可以在自己的系统中用同样的表达式检查。编号用过的不再用。",
                        "A rule has an identifier, a clause it rests on, a condition and cases on both sides. Conditions are in CEL, so that an "
                                + "institution can run the same expressions in its own system. An identifier is never used again."),
                nav(each(
                                types,
                                type -> a(
                                                Bilingual.line(type.title()),
                                                text(" " + rules(type).size()))
                                        .withHref("#" + type.name())))
                        .withClass("contents")
                        .attr("aria-label", "本页内容 On this page"),
                each(types, this::ofRecord));
    }

    private List<Rule> rules(RecordType type) {
        return standard.rulesOf(type.name());
    }

    private DomContent ofRecord(RecordType type) {
        return section(
                        h2(a(Bilingual.line(type.title())).withHref(Address.record(type.name()))),
                        table(
                                        Bilingual.head(
                                                new Text("编号", "Rule"),
                                                new Text("要求", "What it asks"),
                                                new Text("约束力", "Force"),
                                                new Text("依据", "Clause")),
                                        tbody(each(rules(type), RulesPage::row)))
                                .withClass("rules stacks"))
                .withId(type.name());
    }

    private static TrTag row(Rule rule) {
        return tr(
                th(Mark.link(Address.rule(rule.rule()), rule.rule())).attr("scope", "row"),
                td(Bilingual.stack(rule.intent())),
                td(Mark.of(rule.force())),
                td(Mark.source(rule.clause())));
    }
}
