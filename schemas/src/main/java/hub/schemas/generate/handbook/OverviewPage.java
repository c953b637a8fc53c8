package hub.schemas.generate.handbook;

import static j2html.TagCreator.a;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.li;
import static j2html.TagCreator.section;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.tr;
import static j2html.TagCreator.ul;

import hub.standards.RecordGroup;
import hub.standards.Standard;
import hub.standards.Text;
import j2html.tags.DomContent;
import j2html.tags.specialized.ATag;
import j2html.tags.specialized.TrTag;
import org.jspecify.annotations.Nullable;

/** The first page: what the standard is, who uses it, what records there are, how to send them, how to read the marks. 总览页。 */
final class OverviewPage {
    private final Standard standard;
    private final Uses uses;

    OverviewPage(Uses uses) {
        this.standard = uses.standard();
        this.uses = uses;
    }

    byte[] in(Frame frame) {
        return frame.page(
                Frame.Part.OVERVIEW,
                h1(Bilingual.line(standard.title())),
                Bilingual.beside(
                        "本标准规定党校（行政学院）、干部学院、高校基地、干部网络学院等培训机构，主管部门和人事管理系统之间交换哪些记录、每项数据是什么意思、"
                                + "取值用哪个版本的代码、怎样算对。各机构自己的系统和表格不必改，按本标准报送即可互通。",
                        "This standard says which records are exchanged between the bodies that train cadres (Party schools, academies, university bases, "
                                + "online academies), the departments that manage them and the HR system; what each item means, which edition of which "
                                + "code set it takes, and what counts as right. No one need change their own systems or sheets: what is sent by this standard is "
                                + "understood by all."),
                Bilingual.beside(
                        "它与 GB/T 38856、38858、38860、38863、38865—2020 及人事信息标准（GB/T 14946 的有关信息集）对齐。这些标准的全文不在手边，"
                                + "所以不称“符合”；每项的来源和可靠程度都如实标出。",
                        "It is aligned with GB/T 38856, 38858, 38860, 38863 and 38865-2020 and with the information sets of GB/T 14946. Their full texts "
                                + "were not at hand, so it claims no conformity; each source is named with how sure it is."),
                section(h2(Bilingual.line("闭环", "The loop")), loop()).withId("loop"),
                section(h2(Bilingual.line("谁用它", "Who uses it")), users()).withId("users"),
                section(h2(Bilingual.line("有哪些记录", "The records")), records()).withId("records"),
                section(h2(Bilingual.line("怎样报送", "How to send")), SendingPart.content())
                        .withId("sending"),
                section(h2(Bilingual.line("怎样读标记", "How to read the marks")), new MarksPart(standard).content())
                        .withId("marks"));
    }

    private DomContent loop() {
        return each(
                Bilingual.beside(
                        "培训从需求开始，经计划、选调、教学得到结果，经评估改进教学，并成为任免的参考；任免又产生新的需求。每一步都有记录，记录之间可以对上。",
                        "Training begins with a need and leads through plan, selection and teaching to results; evaluation improves the teaching, results "
                                + "inform appointments, and appointments bring new needs. Each step has its records, and the records fit together."),
                figure(LoopDiagram.draw(new Text("数据交换枢纽", "Exchange hub"), uses.groups())));
    }

    private static DomContent users() {
        return table(
                        Bilingual.head(
                                new Text("谁", "Who"), new Text("做什么", "Does what"), new Text("从这里看起", "Begins here")),
                        tbody(
                                user(
                                        new Text("机构的开发人员", "Developer at an institution"),
                                        new Text(
                                                "以 REST 或 SOAP 报送，或用 SFTP 传文件",
                                                "Sends by REST or SOAP, or drops files by SFTP"),
                                        part(Frame.Part.RECORDS),
                                        part(Frame.Part.FINDINGS)),
                                user(
                                        new Text("机构的经办人", "Clerk at an institution"),
                                        new Text(
                                                "填写工作簿模板，按标注改正",
                                                "Fills in a workbook and mends what comes back marked"),
                                        part(Frame.Part.RECORDS),
                                        part(Frame.Part.CODE_SETS)),
                                user(
                                        new Text("人事管理系统的开发人员", "Developer of the HR system"),
                                        new Text(
                                                "订阅记录，回送人员、单位和任免",
                                                "Subscribes to records; sends people, units and appointments"),
                                        part(Frame.Part.RECORDS),
                                        part(Frame.Part.SERVICES)),
                                user(
                                        new Text("标准管理人员", "Standards officer"),
                                        new Text("修改数据元、代码和规则", "Changes an element, a code, a rule"),
                                        part(Frame.Part.ELEMENTS),
                                        part(Frame.Part.RULES)),
                                user(
                                        new Text("运行人员和审计人员", "Operator and auditor"),
                                        new Text(
                                                "说明每条记录为何入库、等待或被拒",
                                                "Explains why a record was taken, waits or was refused"),
                                        part(Frame.Part.FINDINGS),
                                        part(Frame.Part.RULES))))
                .withClass("stacks");
    }

    private static TrTag user(Text who, Text what, ATag... begins) {
        return tr(
                th(Bilingual.stack(who)).attr("scope", "row"),
                td(Bilingual.stack(what)),
                td(div(begins).withClass("list")));
    }

    private static ATag part(Frame.Part part) {
        return a(Bilingual.line(part.title())).withHref(part.page());
    }

    private DomContent records() {
        return div(each(uses.groups(), this::group)).withClass("groups");
    }

    private DomContent group(@Nullable RecordGroup group) {
        return div(
                h3(a(Bilingual.line(Words.of(group))).withHref(Address.group(group))),
                ul(each(
                        uses.of(group),
                        type -> li(a(Bilingual.line(type.title())).withHref(Address.record(type.name()))))));
    }
}
