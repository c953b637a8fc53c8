package hub.schemas.generate.handbook;

import static j2html.TagCreator.a;
import static j2html.TagCreator.code;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.text;

import hub.standards.Field;
import hub.standards.Rule;
import hub.standards.Standard;
import hub.standards.Text;
import j2html.tags.DomContent;
import j2html.tags.specialized.DlTag;
import org.jspecify.annotations.Nullable;

/** What a rule says, as it stands on its own page and on that of its record type. 规则的文字。 */
final class RuleText {
    private final Standard standard;

    RuleText(Standard standard) {
        this.standard = standard;
    }

    /** What is found, what to do, where and from when; the condition and the cases folded below. */
    DomContent folded(Rule rule) {
        return each(
                terms(rule),
                details(
                        summary(
                                Bilingual.line("条件与案例", "Condition and cases"),
                                text("（"
                                        + (rule.cases().accept().size()
                                                + rule.cases().refuse().size()) + "）")),
                        div(condition(rule), new CaseTable(standard, rule).content())));
    }

    DlTag terms(Rule rule) {
        Terms terms = new Terms();
        terms.add("问题", "Message", Bilingual.stack(rule.message()));
        terms.add("怎么办", "Hint", Bilingual.stack(rule.hint()));
        Field at = rule.at() == null ? null : standard.record(rule.record()).find(rule.at());
        if (at != null) {
            terms.add(
                    "指向",
                    "Points at",
                    each(
                            a(Bilingual.line(at.label())).withHref(Address.field(rule.record(), at.name())),
                            text(" "),
                            code(at.name())));
        }
        if (!rule.with().isEmpty()) {
            terms.add("同时读取", "Reads also", each(rule.with(), RuleText::read));
        }
        terms.add("依据", "Clause", Mark.source(rule.clause()));
        if (rule.effective() != null) {
            terms.add(
                    "生效",
                    "In force",
                    each(
                            Bilingual.line(period(rule.effective())),
                            decides(rule, rule.effective().on())));
        }
        return terms.list();
    }

    private static DomContent read(String name, String record) {
        return div(code(name), text(" → "), Mark.link(Address.record(record), record));
    }

    /** The expressions, or that it is judged against the repository. */
    static DlTag condition(Rule rule) {
        Terms terms = new Terms();
        if (rule.when() != null) {
            terms.add("何时适用", "When", pre(code(rule.when())));
        }
        if (rule.check() != null) {
            terms.add("怎样才对", "Check", pre(code(rule.check())));
        }
        if (rule.java() != null) {
            terms.add(
                    "判断",
                    "Judged",
                    each(
                            Bilingual.line("须查已有的记录，由枢纽判断", "against records that exist, by the hub"),
                            text(" "),
                            code(rule.java())));
        }
        return terms.list();
    }

    private static Text period(Rule.Effective effective) {
        return effective.until() == null
                ? new Text(effective.from() + " 起", "from " + effective.from())
                : new Text(
                        effective.from() + " 至 " + effective.until(),
                        "from " + effective.from() + " until " + effective.until());
    }

    private DomContent decides(Rule rule, @Nullable String field) {
        if (field == null) {
            return each(text("；"), Bilingual.line("以接收日为准", "by the day of receipt"));
        }
        Text label = standard.record(rule.record()).field(field).label();
        return each(text("；"), Bilingual.line("以" + label.zh() + "为准", "by " + label.en()), text(" "), code(field));
    }
}
