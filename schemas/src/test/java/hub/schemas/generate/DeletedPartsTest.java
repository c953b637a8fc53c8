package hub.schemas.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hub.standards.Code;
import hub.standards.CodeSet;
import hub.standards.Field;
import hub.standards.IllegalStandardException;
import hub.standards.RecordType;
import hub.standards.Standard;
import hub.standards.StandardReader;
import hub.standards.Translation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is taken out of the standard once it is published, is named: exactly that, and nothing else. */
class DeletedPartsTest {
    private static final Standard STANDARD = StandardReader.shipped();
    private static NothingPublishedIsRemoved published;

    @BeforeAll
    static void readWhatIsPublished() throws IOException {
        published = new NothingPublishedIsRemoved(
                Path.of("published", STANDARD.version().version()));
    }

    @Test
    void nothingIsGone() {
        assertThat(published.breaches(STANDARD)).isEmpty();
    }

    @Test
    void everyRuleAndEveryFinding() {
        STANDARD.rules()
                .keySet()
                .forEach(id -> assertNamed("rule or finding " + id, with(Part.RULES, without(STANDARD.rules(), id))));
        STANDARD.findings()
                .keySet()
                .forEach(id ->
                        assertNamed("rule or finding " + id, with(Part.FINDINGS, without(STANDARD.findings(), id))));
    }

    @Test
    void everyElementRecordTypeAndField() {
        STANDARD.elements()
                .keySet()
                .forEach(id -> assertNamed("element " + id, with(Part.ELEMENTS, without(STANDARD.elements(), id))));
        for (RecordType type : STANDARD.recordTypes()) {
            assertNamed("record type " + type.name(), with(Part.RECORDS, without(STANDARD.records(), type.name())));
            for (Field field : type.fields()) {
                Map<String, RecordType> records = new LinkedHashMap<>(STANDARD.records());
                records.put(type.name(), without(type, field));
                assertNamed("field " + type.name() + "." + field.name(), with(Part.RECORDS, records));
            }
        }
    }

    /** All codes, thousands of them; nothing is sampled. */
    @Test
    void everyCodeSetAndEveryCode() {
        STANDARD.codeSets().forEach((reference, set) -> {
            assertThat(published.breaches(with(Part.CODE_SETS, without(STANDARD.codeSets(), reference))))
                    .anyMatch(breach -> breach.startsWith("code set " + reference + " "));
            for (int at = 0; at < set.codes().size(); at++) {
                Map<String, CodeSet> sets = new LinkedHashMap<>(STANDARD.codeSets());
                sets.put(reference, without(set, at));
                assertNamed("code " + reference + " " + set.codes().get(at).code(), with(Part.CODE_SETS, sets));
            }
        });
    }

    @Test
    void everyTranslationAndEveryCodeOfIt() {
        STANDARD.translations().forEach((reference, translation) -> {
            assertNamed(
                    "translation " + reference, with(Part.TRANSLATIONS, without(STANDARD.translations(), reference)));
            translation.codes().keySet().forEach(code -> {
                Map<String, Translation> translations = new LinkedHashMap<>(STANDARD.translations());
                translations.put(
                        reference,
                        new Translation(
                                translation.from(),
                                translation.to(),
                                translation.source(),
                                without(translation.codes(), code)));
                assertNamed("translation " + reference + " of " + code, with(Part.TRANSLATIONS, translations));
            });
        });
    }

    @Test
    void whatWasNeverPublishedMayGo(@TempDir Path empty) throws IOException {
        assertThat(new NothingPublishedIsRemoved(empty).breaches(STANDARD)).isEmpty();
    }

    /** Else the next publication would forget it, and so would this test. */
    @Test
    void theOfficersCommandDoesNotForgetIt(@TempDir Path folder) throws IOException {
        Path out = folder.resolve("out");
        GenerateAll.write(StandardReader.shippedTree(), STANDARD, out);
        StandardCopy copy = StandardCopy.in(folder);
        Files.delete(copy.folder().resolve("rules/TRN-0017.yaml"));
        String[] command = {"--standard", copy.folder().toString(), "--out", out.toString()};
        assertThatThrownBy(() -> GenerateAll.main(command))
                .isInstanceOf(IllegalStandardException.class)
                .hasMessageContaining("TRN-0017");
        assertThat(Files.readString(out.resolve(STANDARD.version().version()).resolve("catalogue/findings.json")))
                .contains("TRN-0017");
    }

    private static void assertNamed(String what, Standard rest) {
        assertThat(published.breaches(rest)).singleElement().asString().startsWith(what + " ");
    }

    private enum Part {
        ELEMENTS,
        CODE_SETS,
        RECORDS,
        RULES,
        FINDINGS,
        TRANSLATIONS
    }

    @SuppressWarnings("unchecked")
    private static <T> Standard with(Part part, Map<String, T> things) {
        return new Standard(
                STANDARD.version(),
                STANDARD.title(),
                part == Part.ELEMENTS ? (Map<String, hub.standards.DataElement>) things : STANDARD.elements(),
                part == Part.CODE_SETS ? (Map<String, CodeSet>) things : STANDARD.codeSets(),
                part == Part.RECORDS ? (Map<String, RecordType>) things : STANDARD.records(),
                part == Part.RULES ? (Map<String, hub.standards.Rule>) things : STANDARD.rules(),
                part == Part.FINDINGS ? (Map<String, hub.standards.FindingText>) things : STANDARD.findings(),
                STANDARD.services(),
                part == Part.TRANSLATIONS ? (Map<String, Translation>) things : STANDARD.translations());
    }

    private static <T> Map<String, T> without(Map<String, T> things, String one) {
        Map<String, T> rest = new LinkedHashMap<>(things);
        rest.remove(one);
        return rest;
    }

    private static RecordType without(RecordType type, Field gone) {
        List<Field> rest = new ArrayList<>(type.fields());
        rest.remove(gone);
        List<Field> numbered = IntStream.range(0, rest.size())
                .mapToObj(at -> {
                    Field field = rest.get(at);
                    return new Field(
                            field.name(),
                            at,
                            field.element(),
                            field.label(),
                            field.required(),
                            field.since(),
                            field.indexed());
                })
                .toList();
        return new RecordType(
                type.name(),
                type.title(),
                type.definition(),
                type.senders(),
                type.since(),
                numbered,
                type.references(),
                type.person(),
                type.group());
    }

    private static CodeSet without(CodeSet set, int at) {
        List<Code> codes = new ArrayList<>(set.codes());
        codes.remove(at);
        return new CodeSet(set.id(), set.edition(), set.name(), set.source(), set.namespace(), codes);
    }
}
