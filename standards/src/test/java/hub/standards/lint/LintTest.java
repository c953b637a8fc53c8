package hub.standards.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import hub.standards.Code;
import hub.standards.CodeSet;
import hub.standards.DataElement;
import hub.standards.Evidence;
import hub.standards.Field;
import hub.standards.FindingText;
import hub.standards.PersonKey;
import hub.standards.Reference;
import hub.standards.Rendering;
import hub.standards.Rule;
import hub.standards.Sensitivity;
import hub.standards.Source;
import hub.standards.Standard;
import hub.standards.StandardReader;
import hub.standards.StandardTree;
import hub.standards.Text;
import hub.standards.Translation;
import hub.standards.Unit;
import hub.standards.ValueDomain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LintTest {

    @Test
    void theShippedStandardKeepsEverySentence() {
        assertThat(Lint.breaches(Planted.SHIPPED)).isEmpty();
    }

    @Test
    void soDoesEachOfItsVersionsAndAllOfItTogether() {
        StandardTree tree = StandardReader.shippedTree();
        assertThat(tree.versions())
                .hasSizeGreaterThan(1)
                .allSatisfy(version -> assertThat(Lint.breaches(version)).isEmpty());
        assertThat(Lint.breaches(tree.whole())).isEmpty();
    }

    @Test
    void everySentenceIsSaid() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/java/hub/standards/lint"))) {
            Set<String> classes = files.map(
                            file -> file.getFileName().toString().replace(".java", ""))
                    .filter(name -> name.matches("(Every|No|Both|Nothing|Chinese).*"))
                    .collect(Collectors.toSet());
            assertThat(Lint.sentences().stream().map(one -> one.getClass().getSimpleName()))
                    .containsExactlyInAnyOrderElementsOf(classes);
        }
        assertThat(faults().map(fault -> fault.get()[0]).collect(Collectors.toSet()))
                .as("each sentence is shown to notice a fault")
                .isEqualTo(Lint.sentences().stream()
                        .map(one -> one.getClass().getSimpleName())
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("faults")
    void aPlantedFaultIsNoticed(String sentence, String named, Standard faulty) {
        assertThat(Lint.breaches(faulty)).containsKey(sentence);
        assertThat(Lint.breaches(faulty).get(sentence))
                .hasSize(1)
                .first()
                .asString()
                .contains(named);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments(
                        "BothLanguagesNameTheSamePlaceholders",
                        "TRN-0002",
                        Planted.rule(
                                "TRN-0002",
                                rule -> message(
                                        rule, new Text("结束早于开始", rule.message().en())))),
                arguments(
                        "BothLanguagesNameTheSamePlaceholders",
                        "REF-0003 message: zh names [class], en [key]",
                        Planted.finding(
                                "REF-0003",
                                finding -> texts(finding, new Text("班次 {class} 未报", "Class {key} is missing")))),
                arguments(
                        "ChineseLabelsAreUniqueWithinARecord",
                        "startDate and endDate",
                        Planted.fields(
                                "TrainingClass",
                                fields -> each(fields, "endDate", field -> label(field, new Text("开班日期", "End"))))),
                arguments(
                        "EveryChineseTextIsChinese",
                        "ClassName name",
                        Planted.element("ClassName", element -> name(element, new Text("Class name", "Class name")))),
                arguments(
                        "EveryChineseTextIsChinese",
                        "ZB29@2006-to-HubTrainingKind@1.0 2",
                        translated("2", new Rendering.None(new Text("Nothing", "Nothing")))),
                arguments(
                        "EveryCodeIsTranslatedOrNamedAsLost",
                        "ZB29@2006-to-HubTrainingKind@1.0 does not speak of 2",
                        translated("2", null)),
                arguments(
                        "EveryCodeIsTranslatedOrNamedAsLost",
                        "ZB29@2006-to-HubTrainingKind@1.0 2 does not say what is lost",
                        translated("2", new Rendering.Broader("9", new Text("类别", " ")))),
                arguments(
                        "EveryTranslatedCodeStandsInItsSet",
                        "2: HubTrainingKind@1.0 has no code 8",
                        translated("2", new Rendering.Exact("8"))),
                arguments(
                        "EveryTranslatedCodeStandsInItsSet",
                        "2: HubTrainingKind@1.0 has no code 7",
                        translated("2", new Rendering.Ambiguous(List.of("9", "7"), new Text("类别", "The kind")))),
                arguments(
                        "EveryTranslatedCodeStandsInItsSet",
                        "ZB29@2006 has no code 7",
                        translated("7", new Rendering.None(new Text("类别", "The kind")))),
                arguments(
                        "EveryExactTranslationLeadsBack",
                        "HubTrainingKind@1.0-to-ZB29@2006: 2 is exactly 2, and 2 is not exactly 2",
                        translated("2", new Rendering.Broader("9", new Text("类别", "The kind")))),
                arguments(
                        "EveryCitizenIdIsSealed",
                        "CitizenId",
                        Planted.element("CitizenId", element -> sensitivity(element, Sensitivity.PERSONAL))),
                arguments(
                        "EveryOwnCodeSetIsUsed",
                        "Own@1.0",
                        Planted.codeSet(set("Own", List.of(code("1", null, null, null))))),
                arguments(
                        "EveryCodeSetNamesItsSource",
                        "ZB30@2006",
                        Planted.codeSet(new CodeSet(
                                "ZB30",
                                "2006",
                                new Text("离岗状态", "Off-job state"),
                                new Source("HR ZB30", null, null, null, Evidence.SEEN),
                                "hr",
                                List.of(code("1", null, null, null))))),
                arguments(
                        "EveryElementIsUsed",
                        "Stray",
                        Planted.element("ClassName", element -> identifier(element, "Stray"))),
                arguments(
                        "EveryElementNamesItsSource",
                        "TrainingHours",
                        Planted.element(
                                "TrainingHours",
                                element -> source(element, new Source("HR A11", "A1108", null, null, Evidence.SEEN)))),
                arguments(
                        "EveryNumberNamesItsUnit",
                        "TrainingHours",
                        Planted.element("TrainingHours", element -> unit(element, null))),
                arguments(
                        "EveryNumberNamesItsUnit",
                        "ClassName",
                        Planted.element("ClassName", element -> unit(element, new Unit("fixed", "个", null)))),
                arguments(
                        "EveryNumberTravelsWithItsUnit",
                        "TrainingClass.plannedHours stands without its HoursUnit",
                        Planted.fields("TrainingClass", fields -> without(fields, "hoursUnit"))),
                arguments(
                        "EveryParentCodeStandsInItsSet",
                        "ZB30@2006 2",
                        Planted.codeSet(set30(code("1", null, null, null), code("2", "8", null, null)))),
                arguments(
                        "EveryParentCodeStandsInItsSet",
                        "ZB30@2006 1",
                        Planted.codeSet(set30(code("1", "1", null, null)))),
                arguments("EveryPatternWorksInBothSchemas", "\\d", pattern("^\\d{4}$")),
                arguments("EveryPatternWorksInBothSchemas", "(?:", pattern("^(?:A|B)$")),
                arguments("EveryPatternWorksInBothSchemas", "A|B", pattern("^A|B$")),
                arguments("EveryPatternWorksInBothSchemas", "A*", pattern("A*")),
                arguments(
                        "EveryPersonIsKnownToBeACadreOrNot",
                        "Certificate",
                        Planted.record(
                                "Certificate",
                                fields -> fields,
                                references -> references.stream()
                                        .filter(reference -> !reference.name().equals("trainee"))
                                        .toList(),
                                person -> person)),
                arguments(
                        "EveryPersonIsToldByFieldsOfTheRecord",
                        "nickname",
                        Planted.record(
                                "Trainee",
                                fields -> fields,
                                references -> references,
                                person -> new PersonKey("citizenId", "nickname", null, null))),
                arguments(
                        "EveryPersonIsToldByFieldsOfTheRecord",
                        "Trainee.name is no citizen ID",
                        Planted.record(
                                "Trainee",
                                fields -> fields,
                                references -> references,
                                person -> new PersonKey("name", "name", null, null))),
                arguments(
                        "EveryPlaceholderIsAField",
                        "{finishDate}",
                        Planted.rule(
                                "TRN-0002",
                                rule -> message(rule, new Text("结束 {finishDate}", "It ends on {finishDate}")))),
                arguments(
                        "EveryPlaceholderIsAField",
                        "{class.hours}",
                        Planted.rule(
                                "TRN-0017",
                                rule -> message(rule, new Text("总学时 {class.hours}", "All hours {class.hours}")))),
                arguments(
                        "EveryPlaceholderIsAField",
                        "TRN-0103: {total}",
                        Planted.rule("TRN-0103", rule -> message(rule, new Text("合计 {total}", "In all {total}")))),
                arguments(
                        "EveryPlaceholderIsAField",
                        "SEL-0102: {total}",
                        Planted.rule(
                                "SEL-0102",
                                rule -> compared(
                                        rule,
                                        new Rule.Compared(
                                                Objects.requireNonNull(rule.compared())
                                                        .same(),
                                                Reference.Scope.GLOBAL,
                                                List.of(),
                                                rule.compared().total())))),
                arguments(
                        "EveryReferenceJoinsTheSameElement",
                        "TrainingRecord.classCode is ClassCode, TrainingClass.name is ClassName",
                        references(reference -> reference.name().equals("class")
                                ? new Reference(
                                        "class",
                                        "TrainingClass",
                                        reference.scope(),
                                        true,
                                        List.of(Map.of("classCode", "name")),
                                        reference.finding())
                                : reference)),
                arguments(
                        "EveryReplacementIsInForce",
                        "ClassName is replaced by Nothing",
                        Planted.element("ClassName", element -> replaced(element, "1.0", "Nothing"))),
                arguments(
                        "EveryReplacementIsInForce",
                        "ZB30@2006 1 is replaced by 2",
                        Planted.codeSet(set30(code("1", null, "1.0", "2"), code("2", null, "1.0", null)))),
                arguments(
                        "EveryGroupIsToldByPlainFields",
                        "TRN-0103: leaveHours is written in several ways",
                        Planted.rule("TRN-0103", rule -> same(rule, List.of("certificateNo"), List.of("leaveHours")))),
                arguments(
                        "EveryGroupIsToldByPlainFields",
                        "CLO-0105: TrainingRecord are not added up by alternative fields [className, hoursUnit]",
                        Planted.rule(
                                "CLO-0105",
                                rule -> same(rule, List.of("classCode"), List.of("className", "hoursUnit")))),
                arguments(
                        "EveryTotalAddsOneUnit",
                        "CLO-0105: numbers of different HoursUnit are added up",
                        Planted.rule("CLO-0105", rule -> same(rule, List.of("classCode")))),
                arguments(
                        "EveryTotalAddsOneUnit",
                        "TOP-0101: its when does not say that the HoursUnit is that of course.hours",
                        Planted.rule("TOP-0101", rule -> always(rule))),
                arguments(
                        "EveryTotalAddsOneUnit",
                        "TOP-0101: title is no number",
                        Planted.rule("TOP-0101", rule -> total(rule, within("title", "course.hours")))),
                arguments(
                        "EveryTotalAddsOneUnit",
                        "QUO-0102: name is no number",
                        Planted.rule("QUO-0102", rule -> total(rule, within("places", "class.name")))),
                arguments(
                        "EveryTotalAddsOneUnit",
                        "QUO-0102: places and plannedHours are of different units",
                        Planted.rule("QUO-0102", rule -> total(rule, within("places", "class.plannedHours")))),
                arguments(
                        "EveryMissingReferenceWaits",
                        "REF-0006",
                        Planted.finding(
                                "REF-0006",
                                finding -> new FindingText(
                                        finding.finding(),
                                        finding.level(),
                                        finding.severity(),
                                        finding.message(),
                                        finding.hint(),
                                        false))),
                arguments(
                        "EveryRuleBearsTheLettersOfItsRecord",
                        "TRN-9999 is about Trainee",
                        Planted.rule("TRE-0001", rule -> as(rule, "TRN-9999"))),
                arguments(
                        "EveryRuleBearsTheLettersOfItsRecord",
                        "TRN-9998 begins like the rules of TrainingRecord",
                        Planted.finding("REF-0003", finding -> as(finding, "TRN-9998"))),
                arguments(
                        "EveryRuleHasBothTextsAndBothCases",
                        "TRN-0002 shows nothing it refuses",
                        Planted.rule(
                                "TRN-0002",
                                rule -> cases(rule, new Rule.Cases(rule.cases().accept(), List.of())))),
                arguments(
                        "EveryRuleHasBothTextsAndBothCases",
                        "TRN-0002 lacks a text",
                        Planted.rule("TRN-0002", rule -> message(rule, new Text("结束早于开始", " ")))),
                arguments(
                        "EveryWayToAPersonIsIndexed",
                        "HoursRecognition refers to TrainingRecord by [certificateNo",
                        Planted.fields(
                                "HoursRecognition", fields -> each(fields, "certificateNo", LintTest::notIndexed))),
                arguments(
                        "NoColumnIsTakenTwice",
                        "source_id",
                        Planted.fields(
                                "TrainingClass", fields -> each(fields, "name", field -> rename(field, "sourceId")))),
                arguments(
                        "NoColumnIsTakenTwice",
                        "order",
                        Planted.fields(
                                "TrainingClass", fields -> each(fields, "name", field -> rename(field, "order")))),
                arguments(
                        "NoElementIsNamedLikeARecordType",
                        "Trainee",
                        Planted.element("ClassName", element -> identifier(element, "Trainee"))),
                arguments(
                        "NoTwoElementsMeanTheSame",
                        "ClassCode and CourseCode",
                        Planted.element(
                                "CourseCode",
                                element -> name(
                                        element,
                                        new Text(
                                                element("ClassCode").name().zh() + "，",
                                                element.name().en())))),
                arguments(
                        "NoLaterFieldIsRequired",
                        "TrainingClass.name is required since 1.1",
                        Planted.fields("TrainingClass", fields -> each(fields, "name", LintTest::later))),
                arguments(
                        "EveryReplacementIsInForce",
                        "TrainingClass.place is replaced by nowhere",
                        Planted.fields(
                                "TrainingClass", fields -> each(fields, "place", field -> retired(field, "nowhere")))),
                arguments(
                        "NothingRetiredIsRequired",
                        "TrainingClass.name",
                        Planted.fields(
                                "TrainingClass",
                                fields -> each(
                                        fields, "name", field -> of(field, replaced(field.element(), "1.0", null))))));
    }

    /** The shipped translation of the training kinds with one code said otherwise, or not at all. */
    private static Standard translated(String code, @Nullable Rendering rendering) {
        Translation kinds = Objects.requireNonNull(Planted.SHIPPED.translation("ZB29@2006", "HubTrainingKind@1.0"));
        Map<String, Rendering> codes = new TreeMap<>(kinds.codes());
        if (rendering == null) {
            codes.remove(code);
        } else {
            codes.put(code, rendering);
        }
        return Planted.translation(new Translation(kinds.from(), kinds.to(), kinds.source(), codes));
    }

    private static Standard pattern(String pattern) {
        return Planted.element("ClassName", element -> domain(element, pattern));
    }

    private static Standard references(java.util.function.UnaryOperator<Reference> change) {
        return Planted.record(
                "TrainingRecord",
                fields -> fields,
                references -> references.stream().map(change).toList(),
                person -> person);
    }

    private static CodeSet set30(Code... codes) {
        CodeSet set = Objects.requireNonNull(Planted.SHIPPED.codeSet("ZB30@2006"));
        return new CodeSet("ZB30", "2006", set.name(), set.source(), set.namespace(), List.of(codes));
    }

    private static CodeSet set(String id, List<Code> codes) {
        return new CodeSet(
                id,
                "1.0",
                new Text("自编代码", "Own codes"),
                new Source("自编", null, "1.0", null, Evidence.OWN),
                "hub",
                codes);
    }

    private static Code code(
            String code, @Nullable String parent, @Nullable String retired, @Nullable String replacedBy) {
        return new Code(code, "某项", "Something", parent, null, retired, replacedBy, null);
    }

    private static List<Field> each(List<Field> fields, String name, java.util.function.UnaryOperator<Field> change) {
        return fields.stream()
                .map(field -> field.name().equals(name) ? change.apply(field) : field)
                .toList();
    }

    private static List<Field> without(List<Field> fields, String name) {
        List<Field> left = new ArrayList<>(fields);
        left.removeIf(field -> field.name().equals(name));
        return left;
    }

    private static Field label(Field field, Text label) {
        return new Field(
                field.name(),
                field.ordinal(),
                field.element(),
                label,
                field.required(),
                field.since(),
                field.indexed());
    }

    private static Field notIndexed(Field field) {
        return new Field(
                field.name(), field.ordinal(), field.element(), field.label(), field.required(), field.since(), false);
    }

    private static Field rename(Field field, String name) {
        return new Field(
                name,
                field.ordinal(),
                field.element(),
                field.label(),
                field.required(),
                field.since(),
                field.indexed());
    }

    private static Field later(Field field) {
        return new Field(
                field.name(),
                field.ordinal(),
                field.element(),
                field.label(),
                field.required(),
                "1.1",
                field.indexed());
    }

    private static Field retired(Field field, String replacedBy) {
        return new Field(
                field.name(),
                field.ordinal(),
                field.element(),
                field.label(),
                field.required(),
                field.since(),
                field.indexed(),
                "1.1",
                replacedBy);
    }

    private static Field of(Field field, DataElement element) {
        return new Field(
                field.name(),
                field.ordinal(),
                element,
                field.label(),
                field.required(),
                field.since(),
                field.indexed());
    }

    private static Rule message(Rule rule, Text message) {
        return rule(rule, rule.rule(), message, rule.cases());
    }

    private static Rule cases(Rule rule, Rule.Cases cases) {
        return rule(rule, rule.rule(), rule.message(), cases);
    }

    private static Rule as(Rule rule, String id) {
        return rule(rule, id, rule.message(), rule.cases());
    }

    private static Rule rule(Rule rule, String id, Text message, Rule.Cases cases) {
        return rule(rule, id, rule.when(), rule.compared(), message, cases);
    }

    @SafeVarargs
    private static Rule same(Rule rule, List<String>... same) {
        Rule.Compared old = Objects.requireNonNull(rule.compared());
        return compared(rule, new Rule.Compared(List.of(same), old.scope(), old.differing(), old.total()));
    }

    private static Rule total(Rule rule, Rule.Total total) {
        Rule.Compared old = Objects.requireNonNull(rule.compared());
        return compared(rule, new Rule.Compared(old.same(), old.scope(), old.differing(), total));
    }

    private static Rule.Total within(String of, String within) {
        return new Rule.Total(null, of, Map.of(), 1, within, null, null);
    }

    private static Rule always(Rule rule) {
        return rule(rule, rule.rule(), null, rule.compared(), rule.message(), rule.cases());
    }

    private static Rule compared(Rule rule, Rule.Compared compared) {
        return rule(rule, rule.rule(), rule.when(), compared, rule.message(), rule.cases());
    }

    private static Rule rule(
            Rule rule,
            String id,
            @Nullable String when,
            Rule.@Nullable Compared compared,
            Text message,
            Rule.Cases cases) {
        return new Rule(
                id,
                rule.record(),
                rule.with(),
                rule.force(),
                rule.intent(),
                rule.clause(),
                rule.effective(),
                when,
                rule.check(),
                rule.java(),
                compared,
                rule.waits(),
                rule.at(),
                message,
                rule.hint(),
                rule.since(),
                cases);
    }

    private static FindingText texts(FindingText finding, Text message) {
        return new FindingText(
                finding.finding(), finding.level(), finding.severity(), message, finding.hint(), finding.waits());
    }

    private static FindingText as(FindingText finding, String code) {
        return new FindingText(
                code, finding.level(), finding.severity(), finding.message(), finding.hint(), finding.waits());
    }

    private static DataElement element(String name) {
        return Objects.requireNonNull(Planted.SHIPPED.elements().get(name), name);
    }

    private static DataElement name(DataElement element, Text name) {
        return new DataElement(
                element.element(),
                name,
                element.definition(),
                element.domain(),
                element.unit(),
                element.source(),
                element.sensitivity(),
                element.since(),
                element.retired(),
                element.replacedBy());
    }

    private static DataElement identifier(DataElement element, String identifier) {
        return new DataElement(
                identifier,
                element.name(),
                element.definition(),
                element.domain(),
                element.unit(),
                element.source(),
                element.sensitivity(),
                element.since(),
                element.retired(),
                element.replacedBy());
    }

    private static DataElement sensitivity(DataElement element, Sensitivity sensitivity) {
        return new DataElement(
                element.element(),
                element.name(),
                element.definition(),
                element.domain(),
                element.unit(),
                element.source(),
                sensitivity,
                element.since(),
                element.retired(),
                element.replacedBy());
    }

    private static DataElement source(DataElement element, Source source) {
        return new DataElement(
                element.element(),
                element.name(),
                element.definition(),
                element.domain(),
                element.unit(),
                source,
                element.sensitivity(),
                element.since(),
                element.retired(),
                element.replacedBy());
    }

    private static DataElement unit(DataElement element, @Nullable Unit unit) {
        return new DataElement(
                element.element(),
                element.name(),
                element.definition(),
                element.domain(),
                unit,
                element.source(),
                element.sensitivity(),
                element.since(),
                element.retired(),
                element.replacedBy());
    }

    private static DataElement domain(DataElement element, String pattern) {
        ValueDomain domain = element.domain();
        return new DataElement(
                element.element(),
                element.name(),
                element.definition(),
                new ValueDomain(
                        domain.type(),
                        domain.codes(),
                        domain.digits(),
                        domain.decimals(),
                        domain.min(),
                        domain.max(),
                        domain.minLength(),
                        domain.maxLength(),
                        pattern,
                        domain.partial()),
                element.unit(),
                element.source(),
                element.sensitivity(),
                element.since(),
                element.retired(),
                element.replacedBy());
    }

    private static DataElement replaced(DataElement element, String retired, @Nullable String by) {
        return new DataElement(
                element.element(),
                element.name(),
                element.definition(),
                element.domain(),
                element.unit(),
                element.source(),
                element.sensitivity(),
                element.since(),
                retired,
                by);
    }
}
