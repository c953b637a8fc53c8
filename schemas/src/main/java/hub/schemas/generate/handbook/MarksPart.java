package hub.schemas.generate.handbook;

import static j2html.TagCreator.code;
import static j2html.TagCreator.each;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.tr;

import hub.standards.Evidence;
import hub.standards.Force;
import hub.standards.Sensitivity;
import hub.standards.Source;
import hub.standards.Standard;
import hub.standards.Text;
import j2html.tags.DomContent;
import java.util.stream.Stream;

/** What the marks mean, and how much of the standard rests on which evidence. 标记说明。 */
final class MarksPart {
    private final Standard standard;

    MarksPart(Standard standard) {
        this.standard = standard;
    }

    DomContent content() {
        return each(
                table(
                                Bilingual.head(
                                        new Text("依据", "Evidence"),
                                        new Text("含义", "Meaning"),
                                        new Text("数据元", "Elements"),
                                        new Text("代码表", "Code sets"),
                                        new Text("规则", "Rules")),
                                tbody(each(Stream.of(Evidence.values()).map(this::evidence))))
                        .withClass("marks stacks"),
                table(
                                Bilingual.head(new Text("敏感级别", "Sensitivity"), new Text("含义", "Meaning")),
                                tbody(each(Stream.of(Sensitivity.values())
                                        .map(level -> tr(
                                                th(Mark.of(level)).attr("scope", "row"),
                                                td(Bilingual.line(Words.meaning(level))))))))
                        .withClass("marks stacks"),
                table(
                                Bilingual.head(new Text("约束力", "Force"), new Text("含义", "Meaning")),
                                tbody(each(Stream.of(Force.values())
                                        .map(force -> tr(
                                                th(Mark.of(force)).attr("scope", "row"),
                                                td(Bilingual.line(Words.meaning(force))))))))
                        .withClass("marks stacks"));
    }

    private DomContent evidence(Evidence evidence) {
        return tr(
                th(Mark.of(evidence)).attr("scope", "row"),
                td(Bilingual.line(Words.meaning(evidence))),
                count(evidence, standard.elements().values().stream().map(element -> element.source())),
                count(evidence, standard.codeSets().values().stream().map(set -> set.source())),
                count(evidence, standard.rules().values().stream().map(rule -> rule.clause())));
    }

    private static DomContent count(Evidence evidence, Stream<Source> sources) {
        return td(code(Long.toString(
                        sources.filter(source -> source.evidence() == evidence).count())))
                .withClass("number");
    }
}
