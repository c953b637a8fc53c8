package hub.schemas.generate.handbook;

import static j2html.TagCreator.a;
import static j2html.TagCreator.code;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.text;

import hub.standards.Rule;
import hub.standards.Standard;
import hub.standards.Text;

/** The page of a rule. 规则页。 */
final class RulePage {
    private final Standard standard;
    private final RuleText ruleText;

    RulePage(Standard standard) {
        this.standard = standard;
        this.ruleText = new RuleText(standard);
    }

    byte[] of(Rule rule, Frame frame) {
        Text record = standard.record(rule.record()).title();
        return frame.page(
                Frame.Part.RULES,
                new Text(rule.rule() + " " + rule.intent().zh(), rule.intent().en()),
                h1(
                        code(rule.rule()),
                        text(" " + rule.intent().zh() + " "),
                        Bilingual.english(rule.intent().en())),
                p(
                                a(Mark.plain(record)).withHref(Address.record(rule.record())),
                                Mark.of(rule.force()),
                                Bilingual.line(Words.meaning(rule.force())),
                                Mark.life(rule.since(), null, null))
                        .withClass("facts"),
                ruleText.terms(rule),
                section(h2(Bilingual.line("条件", "Condition")), RuleText.condition(rule))
                        .withId("condition"),
                section(h2(Bilingual.line("案例", "Cases")), new CaseTable(standard, rule).content())
                        .withId("cases"));
    }
}
