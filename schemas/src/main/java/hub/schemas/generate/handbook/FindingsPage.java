package hub.schemas.generate.handbook;

import static j2html.TagCreator.a;
import static j2html.TagCreator.code;
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

import hub.schemas.generate.ErrorCatalogueWriter;
import hub.standards.FindingText;
import hub.standards.Force;
import hub.standards.Rule;
import hub.standards.Standard;
import hub.standards.Text;
import j2html.tags.DomContent;
import j2html.tags.specialized.TrTag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Everything a receipt may name, by the level of validation it comes from: findings with their texts, rules with the way to theirs. 问题目录页。 */
final class FindingsPage {
    private final Standard standard;
    private final Map<String, List<TrTag>> byLevel = new LinkedHashMap<>();

    FindingsPage(Standard standard) {
        this.standard = standard;
        ErrorCatalogueWriter.levels().keySet().forEach(level -> byLevel.put(level, new ArrayList<>()));
        standard.findings().values().forEach(finding -> rows(finding.level()).add(row(finding)));
        standard.rules()
                .values()
                .forEach(rule -> rows(ErrorCatalogueWriter.level(rule)).add(row(rule)));
        byLevel.values().removeIf(List::isEmpty);
    }

    private List<TrTag> rows(String level) {
        return byLevel.computeIfAbsent(level, unused -> new ArrayList<>());
    }

    byte[] in(Frame frame) {
        return frame.page(
                Frame.Part.FINDINGS,
                h1(Bilingual.line("问题目录", "Catalogue of findings")),
                Bilingual.beside(
                        "回执中每个问题都有一个代码，含义不变。错误使记录待更正，警告不影响入库。标有“等待”的，原因不在这条记录本身：所缺的到了就可以放行，不必重报。",
                        "Each finding in a receipt has a code whose meaning never changes. An error keeps the record out, a warning stands on an "
                                + "accepted record. Where a finding waits, its cause lies outside the record: it can be released when what is missing "
                                + "arrives, without being sent again."),
                nav(each(
                                byLevel,
                                (level, rows) -> a(Bilingual.line(name(level)), text(" " + rows.size()))
                                        .withHref("#" + level)))
                        .withClass("contents")
                        .attr("aria-label", "本页内容 On this page"),
                each(byLevel, FindingsPage::level),
                nav(
                                a("JSON").withHref(Address.published("catalogue/findings.json")),
                                a("Markdown").withHref(Address.published("catalogue/findings.md")))
                        .withClass("downloads")
                        .attr("aria-label", "下载 Downloads"));
    }

    private static Text name(String level) {
        return Objects.requireNonNullElse(ErrorCatalogueWriter.levels().get(level), new Text(level, level));
    }

    private static DomContent level(String level, List<TrTag> rows) {
        return section(
                        h2(Bilingual.line(name(level))),
                        table(
                                        Bilingual.head(
                                                new Text("代码", "Code"),
                                                new Text("程度", "Severity"),
                                                new Text("问题", "Message"),
                                                new Text("怎么办", "Hint")),
                                        tbody(each(rows.stream().map(DomContent.class::cast))))
                                .withClass("findings stacks"))
                .withId(level);
    }

    private static TrTag row(FindingText finding) {
        List<DomContent> marks = new ArrayList<>();
        marks.add(Mark.severity(finding.severity()));
        if (finding.waits()) {
            marks.add(Mark.plain(new Text("等待", "Waits")));
        }
        return tr(
                        th(code(finding.finding())).attr("scope", "row"),
                        td(each(marks.stream())),
                        td(Bilingual.stack(finding.message())),
                        td(Bilingual.stack(finding.hint())))
                .withId(finding.finding());
    }

    private TrTag row(Rule rule) {
        return tr(
                        th(
                                        Mark.link(Address.rule(rule.rule()), rule.rule()),
                                        a(Bilingual.stack(standard.record(rule.record())
                                                        .title()))
                                                .withClass("small")
                                                .withHref(Address.record(rule.record())))
                                .attr("scope", "row"),
                        td(Mark.severity(rule.force() == Force.SHOULD ? "warning" : "error")),
                        td(Bilingual.stack(rule.message())),
                        td(Bilingual.stack(rule.hint())))
                .withId(rule.rule());
    }
}
