package hub.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import hub.standards.DataElement;
import hub.standards.DataType;
import hub.standards.Field;
import hub.standards.RecordType;
import hub.standards.ReservedCitizenIds;
import hub.standards.Standard;
import hub.standards.StandardReader;
import hub.standards.StandardRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** No citizen ID and no mobile number is ever in a finding, whatever column it strayed into and whoever made the finding. */
class MaskingTest {
    private static final Standard STANDARD = StandardReader.shipped();
    private static final Validator VALIDATOR = new Validator(STANDARD);
    private static final Messages MESSAGES = new Messages(STANDARD);
    private static final DataElement CLASS_NAME =
            Objects.requireNonNull(STANDARD.elements().get("ClassName"));

    @Property(tries = 1000)
    void noFindingShowsACitizenIdOrAMobileNumber(@ForAll Random random) {
        for (RecordType type : STANDARD.recordTypes()) {
            String id = ReservedCitizenIds.numbered(random.nextInt(ReservedCitizenIds.COUNT));
            String mobile = "1" + (3 + random.nextInt(7)) + String.format("%09d", random.nextInt(1_000_000_000));
            StandardRecord.Builder builder =
                    GeneratedRecords.one(STANDARD, type, random, 1).copy();
            for (Field field : type.fields()) {
                if (field.type().isText() || random.nextInt(3) == 0) {
                    switch (random.nextInt(8)) {
                        case 0 -> builder.set(field.ordinal(), id);
                        case 1 -> builder.set(field.ordinal(), "身份证" + spaced(id) + "，" + mobile);
                        case 2 -> builder.set(field.ordinal(), mobile);
                        case 3 -> builder.set(field.ordinal(), "line\n" + id + "x");
                        case 4 -> builder.set(field.ordinal(), id.substring(0, 6) + id.substring(8, 17));
                        default -> {}
                    }
                }
            }
            Candidate candidate = Records.candidate(1, builder.build());
            List<Finding> found = new ArrayList<>(VALIDATOR.judgeAlone(candidate, Records.TODAY));
            found.addAll(VALIDATOR
                    .judgeTogether(List.of(candidate), Set.of(), new InMemoryFacts(List.of()), Records.TODAY)
                    .getOrDefault(1, List.of()));
            for (Finding finding : found) {
                String said = (finding
                                + MESSAGES.message(finding).both()
                                + MESSAGES.hint(finding).both())
                        .replace(" ", "");
                assertThat(said).doesNotContain(mobile);
                // the birth date and sequence, in whatever form
                assertThat(said).doesNotContain(id.substring(8, 17));
            }
        }
    }

    private static String spaced(String id) {
        return id.substring(0, 6) + " " + id.substring(6, 14) + " " + id.substring(14);
    }

    @Example
    void aPersonalValueShowsItsFirstCharacterAndNoMore() {
        DataElement name = Objects.requireNonNull(STANDARD.elements().get("PersonName"));
        assertThat(Masking.show(name, "张三丰")).isEqualTo("张**");
        assertThat(Masking.show(name, "𠮷野")).isEqualTo("𠮷*");
        assertThat(Masking.show(name, "张")).isEqualTo("*");
        assertThat(Masking.show(name, "")).isEmpty();
        assertThat(Masking.show(null, "in a column nobody knows")).startsWith("i***");
        assertThat(Masking.show(name, null)).isNull();
    }

    @Example
    void whatOnlyLooksLikeANumberIsShown() {
        for (String text : List.of(
                "PX2026-0311-007", "2026-11-03 至 2026-11-07", "组培〔2026〕7号", "12999999000000019J", "0571-88888888")) {
            boolean uscid = text.endsWith("J");
            assertThat(Masking.show(CLASS_NAME, text)).as(text).isEqualTo(uscid ? "1*****************" : text);
        }
        DataElement uscid = STANDARD.elements().values().stream()
                .filter(element -> element.domain().type() == DataType.USCID)
                .findAny()
                .orElseThrow();
        assertThat(Masking.show(uscid, "12999999000000019J")).isEqualTo("12999999000000019J");
    }

    @Example
    void longTextsAreCut() {
        assertThat(Masking.show(CLASS_NAME, "长".repeat(61))).isEqualTo("长".repeat(60) + "…");
        assertThat(Masking.show(CLASS_NAME, "𠮷".repeat(60))).isEqualTo("𠮷".repeat(60));
    }

    @Example
    void fullWidthDigitsAndGroupsAreSeenThrough() {
        for (String text : List.of(
                "９９９９９９１９８００５１２０１５４",
                "999999 19800512 0154",
                "999999-19800512-015X",
                "138 0013 8000",
                "138-0013-8000",
                "999999800512015",
                "a13800138000b")) {
            assertThat(Masking.show(CLASS_NAME, text)).as(text).contains("***").doesNotContain("0");
        }
    }

    @Example
    void whoeverMakesAFindingCannotLeak() {
        String id = ReservedCitizenIds.numbered(1);
        Finding finding = new Finding(
                "SYN-0001",
                Severity.ERROR,
                Level.SYNTAX,
                null,
                "row 1 (" + id + ")",
                id,
                Map.of("name", id + ".csv", "column", "13800138000", "file", "20261103101502113.csv"));
        assertThat(finding.toString()).doesNotContain(id).doesNotContain("13800138000");
        assertThat(finding.at()).startsWith("row 1 (9").endsWith(")");
        assertThat(finding.arguments()).containsEntry("file", "20261103101502113.csv");
    }
}
