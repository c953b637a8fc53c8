package hub.standards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** A version is a projection of the one tree: later content never changes it, and nothing retired is in it. */
class VersionsTest {
    private static final StandardTree TREE = StandardReader.shippedTree();
    private static final Version FIRST = new Version("1.0", "2026-12-01", "1.0.0", "previous");
    private static final Version SECOND = new Version("1.1", "2027-06-01", "1.1.0", "current");
    private static final Standard BEFORE = TREE.at("1.0");

    /** Something the standard says in 1.1 and did not say in 1.0. */
    private interface Later {
        void plant(Draft draft);
    }

    /** The first version, to be written on in. */
    private static final class Draft {
        private final Map<String, CodeSet> codeSets = new TreeMap<>(BEFORE.codeSets());
        private final Map<String, RecordType> records = new LinkedHashMap<>(BEFORE.records());
        private final Map<String, Rule> rules = new TreeMap<>(BEFORE.rules());

        RecordType record(String name) {
            return Objects.requireNonNull(records.get(name), name);
        }

        Standard whole() {
            return new Standard(
                    SECOND,
                    BEFORE.title(),
                    BEFORE.elements(),
                    codeSets,
                    records,
                    rules,
                    BEFORE.findings(),
                    BEFORE.services(),
                    BEFORE.translations());
        }
    }

    @Property(tries = 40)
    void laterContentLeavesTheEarlierVersionAsItWas(@ForAll("laterContent") List<Later> content) {
        assertThat(Printed.of(drafted(content).at(FIRST))).isEqualTo(Printed.of(BEFORE));
    }

    @Property(tries = 40)
    void projectingTwiceIsTheSame(@ForAll("laterContent") List<Later> content) {
        Standard once = drafted(content).at(SECOND);
        assertThat(Printed.of(once.at(SECOND))).isEqualTo(Printed.of(once));
    }

    @Property(tries = 40)
    void nothingRetiredIsInAVersion(@ForAll("laterContent") List<Later> content) {
        Standard second = drafted(content).at(SECOND);
        assertThat(second.recordTypes().stream().flatMap(type -> type.fields().stream()))
                .allMatch(field -> field.retired() == null);
        assertThat(second.rules().values()).allMatch(rule -> rule.retired() == null);
        assertThat(second.codeSets().values().stream().flatMap(set -> set.codes().stream()))
                .allMatch(code -> code.retired() == null);
        second.recordTypes().forEach(type -> {
            for (int at = 0; at < type.fields().size(); at++) {
                assertThat(type.fields().get(at).ordinal()).isEqualTo(at);
            }
        });
    }

    @Provide
    Arbitrary<List<Later>> laterContent() {
        Arbitrary<CodeSet> sets = Arbitraries.of(BEFORE.codeSets().values());
        Arbitrary<RecordType> types = Arbitraries.of(BEFORE.recordTypes());
        Arbitrary<Integer> numbers = Arbitraries.integers().between(0, 1_000);
        Arbitrary<Later> retiredCode =
                Combinators.combine(sets, numbers).as((set, n) -> draft -> code(draft, set.reference(), n, true));
        Arbitrary<Later> newCode =
                Combinators.combine(sets, numbers).as((set, n) -> draft -> code(draft, set.reference(), n, false));
        Arbitrary<Later> retiredField =
                Combinators.combine(types, numbers).as((type, n) -> draft -> retire(draft, type.name(), n));
        Arbitrary<Later> newField =
                Combinators.combine(types, numbers).as((type, n) -> draft -> add(draft, type.name(), n));
        Arbitrary<Later> retiredRule =
                Arbitraries.of(BEFORE.rules().keySet()).map(rule -> draft -> retire(draft, rule));
        Arbitrary<Later> newRule = Arbitraries.of(BEFORE.rules().keySet()).map(rule -> draft -> {
            Rule old = Objects.requireNonNull(BEFORE.rules().get(rule));
            draft.rules.put(rule + "-later", with(old, rule + "-later", "1.1", null, null));
        });
        return Arbitraries.oneOf(retiredCode, newCode, retiredField, newField, retiredRule, newRule)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    private static Standard drafted(List<Later> content) {
        Draft draft = new Draft();
        content.forEach(later -> later.plant(draft));
        return draft.whole();
    }

    private static void code(Draft draft, String reference, int n, boolean retire) {
        CodeSet set = Objects.requireNonNull(draft.codeSets.get(reference));
        List<Code> codes = new ArrayList<>(set.codes());
        int at = n % codes.size();
        Code code = codes.get(at);
        if (retire) {
            codes.set(
                    at,
                    new Code(
                            code.code(),
                            code.zh(),
                            code.en(),
                            code.parent(),
                            code.since(),
                            "1.1",
                            null,
                            code.note(),
                            code.listed()));
        } else if (set.find("later" + n) == null) {
            codes.add(at, new Code("later" + n, "新" + n, "new " + n, null, "1.1", null, null, null));
        }
        draft.codeSets.put(
                reference, new CodeSet(set.id(), set.edition(), set.name(), set.source(), set.namespace(), codes));
    }

    private static void retire(Draft draft, String type, int n) {
        List<Field> fields = new ArrayList<>(draft.record(type).fields());
        int at = n % fields.size();
        fields.set(
                at, field(fields.get(at), fields.get(at).name(), fields.get(at).since(), "1.1", null));
        fields(draft, type, fields);
    }

    private static void add(Draft draft, String type, int n) {
        List<Field> fields = new ArrayList<>(draft.record(type).fields());
        String name = "later" + n;
        if (draft.record(type).find(name) == null) {
            int at = n % fields.size();
            fields.add(at, field(fields.get(at), name, "1.1", null, null));
            fields(draft, type, fields);
        }
    }

    private static void retire(Draft draft, String rule) {
        Rule old = Objects.requireNonNull(draft.rules.get(rule));
        draft.rules.put(rule, with(old, rule, old.since(), "1.1", null));
    }

    private static Field field(
            Field field, String name, String since, @Nullable String retired, @Nullable String replacedBy) {
        return new Field(
                name,
                field.ordinal(),
                field.element(),
                field.label(),
                field.required(),
                since,
                field.indexed(),
                retired,
                replacedBy);
    }

    private static Rule with(
            Rule rule, String id, String since, @Nullable String retired, @Nullable String replacedBy) {
        return new Rule(
                id,
                rule.record(),
                rule.with(),
                rule.force(),
                rule.intent(),
                rule.clause(),
                rule.effective(),
                rule.when(),
                rule.check(),
                rule.java(),
                rule.compared(),
                rule.waits(),
                rule.at(),
                rule.message(),
                rule.hint(),
                since,
                rule.cases(),
                retired,
                replacedBy);
    }

    private static void fields(Draft draft, String name, List<Field> fields) {
        RecordType type = draft.record(name);
        List<Field> numbered = new ArrayList<>();
        for (Field field : fields) {
            numbered.add(new Field(
                    field.name(),
                    numbered.size(),
                    field.element(),
                    field.label(),
                    field.required(),
                    field.since(),
                    field.indexed(),
                    field.retired(),
                    field.replacedBy()));
        }
        draft.records.put(
                name,
                new RecordType(
                        type.name(),
                        type.title(),
                        type.definition(),
                        type.senders(),
                        type.since(),
                        numbered,
                        type.references(),
                        type.person()));
    }

    @Example
    void whatIsCurrentAndWhatIsAccepted() {
        assertThat(TREE.current().version().version()).isEqualTo("1.1");
        assertThat(TREE.acceptedVersions()).containsExactly("1.1", "1.0");
        assertThat(TREE.accepts("1.0")).isTrue();
        assertThat(TREE.accepts("0.9")).isFalse();
        assertThatThrownBy(() -> TREE.at("0.9")).isInstanceOf(IllegalStandardException.class);
        assertThat(Version.isAfter("1.10", "1.9")).isTrue();
        assertThat(Version.isAfter("1.9", "1.10")).isFalse();
        assertThat(Version.isAfter("2.0", "1.9")).isTrue();
        assertThat(Version.isAfter("1.0", "1.0")).isFalse();
        assertThat(Version.covers("1.1", "1.0")).isTrue();
        assertThat(Version.covers("1.0", "1.1")).isFalse();
        assertThat(Version.covers("1.1", "0.9")).isFalse();
    }

    @Example
    void theSecondVersionAddsElementsRetiresACodeAndTightensARule() {
        Standard current = TREE.current();
        assertThat(BEFORE.record("TrainingRecord").find("makeUpHours")).isNull();
        assertThat(current.record("TrainingRecord").find("makeUpHours")).isNotNull();
        assertThat(BEFORE.elements()).doesNotContainKey("MakeUpHours");
        CodeSet rules = Objects.requireNonNull(current.codeSet("HubConversionRule@1.0"));
        assertThat(rules.find("national-7.5-per-day")).isNull();
        assertThat(Objects.requireNonNull(rules.former("national-7.5-per-day")).replacedBy())
                .isEqualTo("derived-7.5-per-day");
        CodeSet then = Objects.requireNonNull(BEFORE.codeSet("HubConversionRule@1.0"));
        assertThat(then.find("national-7.5-per-day")).isNotNull();
        assertThat(then.former()).isEmpty();
        assertThat(BEFORE.rules()).containsKey("TRN-0029").doesNotContainKey("TRN-0036");
        assertThat(current.rules()).containsKey("TRN-0036").doesNotContainKey("TRN-0029");
        assertThat(BEFORE.findings()).doesNotContainKey("VER-0004");
    }

    @Example
    void versionsOutOfOrderAreRefused() {
        Standard whole = TREE.whole();
        assertThatThrownBy(() -> new StandardTree(whole, List.of(SECOND, FIRST)))
                .isInstanceOf(IllegalStandardException.class)
                .hasMessageContaining("1.0 does not come after 1.1");
        assertThatThrownBy(() -> new StandardTree(whole, List.of(FIRST))).hasMessageContaining("no version is current");
        assertThatThrownBy(() ->
                        new StandardTree(whole, List.of(new Version("1.0", "2026-12-01", "1.0.0", "current"), SECOND)))
                .hasMessageContaining("more than one version is current");
    }

    @Example
    void aRecordOfTheEarlierVersionGetsTheCodeThatTookThePlaceOfARetiredOne() {
        RecordType old = BEFORE.record("TrainingRecord");
        StandardRecord sent = record(old)
                .set("conversionRule", "national-7.5-per-day")
                .set("leaveHours", 4L)
                .build();
        VersionBridge.Crossed up = TREE.bridge("1.0", "1.1").cross(sent);
        assertThat(up.record().type()).isSameAs(TREE.current().record("TrainingRecord"));
        assertThat(up.record().key()).isEqualTo(sent.key());
        assertThat(up.record().version()).isEqualTo(3);
        assertThat(up.record().text("conversionRule")).isEqualTo("derived-7.5-per-day");
        assertThat(up.record().get("leaveHours")).isEqualTo(4L);
        assertThat(up.lost()).isEmpty();
        assertThat(up.kept()).isEmpty();
        VersionBridge.Crossed back = TREE.bridge("1.1", "1.0").cross(up.record());
        assertThat(back.record().sameContentAs(sent)).isTrue();
    }

    @Example
    void whatTheEarlierVersionLacksIsNamedAsLost() {
        StandardRecord sent = record(TREE.current().record("TrainingRecord"))
                .set("makeUpHours", 4L)
                .set("conversionRule", "other")
                .build();
        VersionBridge.Crossed down = TREE.bridge("1.1", "1.0").cross(sent);
        assertThat(down.record().text("conversionRule")).isEqualTo("other");
        assertThat(down.lost()).extracting(Field::name).containsExactly("makeUpHours");
    }

    @Example
    void aRenamedFieldGoesThereAndBack() {
        Draft draft = new Draft();
        List<Field> fields = new ArrayList<>();
        for (Field field : BEFORE.record("TrainingRecord").fields()) {
            fields.add(field.name().equals("postText") ? field(field, "postText", "1.0", "1.1", "postThen") : field);
        }
        fields.add(field(BEFORE.record("TrainingRecord").field("postText"), "postThen", "1.1", null, null));
        fields.add(field(BEFORE.record("TrainingRecord").field("className"), "later", "1.1", null, null));
        fields(draft, "TrainingRecord", fields);
        StandardTree tree = new StandardTree(draft.whole(), List.of(FIRST, SECOND));
        StandardRecord sent = record(tree.at("1.0").record("TrainingRecord"))
                .set("postText", "副处长")
                .build();
        StandardRecord up = tree.bridge("1.0", "1.1").cross(sent).record();
        assertThat(up.text("postThen")).isEqualTo("副处长");
        assertThat(tree.bridge("1.1", "1.0").cross(up).record().sameContentAs(sent))
                .isTrue();
        // kept under the old name, before there was the new one
        StandardRecord kept = record(tree.whole().record("TrainingRecord"))
                .set("postText", "副处长")
                .build();
        assertThat(tree.toCurrent().cross(kept).record().text("postThen")).isEqualTo("副处长");
        assertThat(tree.toCurrent().leaves("TrainingRecord")).isFalse();
        assertThat(tree.toCurrent().leaves("Cadre")).isTrue();
    }

    @Example
    void aCodeRetiredWithoutAnotherIsKeptAndNamed() {
        Draft draft = new Draft();
        CodeSet results = Objects.requireNonNull(BEFORE.codeSet("HubTrainingResult@1.0"));
        for (int at = 0; at < results.codes().size(); at++) {
            if (results.codes().get(at).code().equals("9")) {
                code(draft, "HubTrainingResult@1.0", at, true);
            }
        }
        StandardTree tree = new StandardTree(draft.whole(), List.of(FIRST, SECOND));
        StandardRecord sent = record(tree.at("1.0").record("TrainingRecord"))
                .set("result", "9")
                .build();
        VersionBridge.Crossed up = tree.bridge("1.0", "1.1").cross(sent);
        assertThat(up.record().text("result")).isEqualTo("9");
        assertThat(up.kept()).extracting(Field::name).containsExactly("result");
    }

    @Example
    void aRecordTypeIsNotRetiredWhileAVersionThatHasItIsAccepted() {
        Draft draft = new Draft();
        RecordType type = BEFORE.record("DossierItem");
        draft.records.put(
                "DossierItem",
                new RecordType(
                        type.name(),
                        type.title(),
                        type.definition(),
                        type.senders(),
                        type.since(),
                        type.fields(),
                        type.references(),
                        type.person(),
                        type.group(),
                        "1.1"));
        draft.rules.values().removeIf(rule -> rule.record().equals("DossierItem"));
        assertThatThrownBy(() -> new StandardTree(draft.whole(), List.of(FIRST, SECOND)))
                .isInstanceOf(IllegalStandardException.class)
                .hasMessageContaining("record type DossierItem");
    }

    private static StandardRecord.Builder record(RecordType type) {
        return StandardRecord.of(type)
                .key(new RecordKey("I", "s", type.name(), "1"))
                .version(3);
    }
}
