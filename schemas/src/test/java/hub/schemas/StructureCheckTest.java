package hub.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import hub.standards.Field;
import hub.standards.Operation;
import hub.standards.RecordType;
import hub.standards.Standard;
import hub.standards.StandardReader;
import hub.standards.StandardRecord;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Assertions;

class StructureCheckTest {
    private static final Standard STANDARD = StandardReader.shipped();
    private static final StructureCheck CHECK = new StructureCheck(STANDARD, new Findings(STANDARD));
    private static final Messages MESSAGES = new Messages(STANDARD);
    private static final Records RECORDS = new Records(STANDARD);

    /** The quick proof and the published schema (with what a schema cannot say) give one verdict. */
    @Property(tries = 3000)
    void theQuickProofHoldsWhereTheSchemaFindsNothing(@ForAll Random random) {
        for (RecordType type : STANDARD.recordTypes()) {
            StandardRecord record =
                    random.nextBoolean() ? GeneratedRecords.one(STANDARD, type, random, 1) : nearlyClean(type, random);
            boolean clean = CHECK.isClean(record);
            assertThat(clean).as(shown(record)).isEqualTo(judged(record).isEmpty());
        }
    }

    /** A generated record with what is wrong taken out, but for one field. */
    private static StandardRecord nearlyClean(RecordType type, Random random) {
        StandardRecord.Builder builder =
                GeneratedRecords.one(STANDARD, type, random, 1).copy();
        StandardRecord other = GeneratedRecords.one(STANDARD, type, random, 2);
        for (int attempt = 0; attempt < 60; attempt++) {
            List<Finding> found = judged(builder.build());
            if (found.isEmpty()) {
                break;
            }
            StandardRecord again = GeneratedRecords.one(STANDARD, type, random, attempt);
            for (Finding finding : found) {
                Field field = type.field(String.valueOf(finding.field()));
                builder.set(field.ordinal(), again.get(field.ordinal()));
            }
        }
        int spoiled = random.nextInt(type.fields().size());
        return builder.set(spoiled, other.get(spoiled)).build();
    }

    @Example
    void aCompleteRecordIsClean() {
        assertThat(found(RECORDS.trainingRecord("1"))).isEmpty();
        assertThat(CHECK.isClean(RECORDS.trainingRecord("1").build())).isTrue();
    }

    @Example
    void eachKindOfFaultHasItsCodeAndItsMessageIsComplete() {
        String tooLong = "长".repeat(500);
        assertFault("STR-0001", "classCode", null);
        assertFault("STR-0002", "trainingHours", "四十");
        assertFault("STR-0002", "abroad", "是");
        assertFault("STR-0003", "className", tooLong);
        assertFault("STR-0004", "classCode", "");
        assertFault("STR-0005", "classCode", "PX 2026");
        assertFault("STR-0005", "startDate", "2026-2-3");
        assertFault("STR-0005", "startDate", "2026-02-30");
        assertFault("STR-0005", "traineeCitizenId", "99999919800512015x");
        assertFault("STR-0005", "traineeName", "张\u0000三");
        assertFault("STR-0005", "traineeName", "张\uD842");
        assertFault("STR-0006", "trainingHours", new BigDecimal("1000.01"));
        assertFault("STR-0006", "trainingHours", new BigDecimal("-1"));
        assertFault("STR-0007", "trainingHours", new BigDecimal("10.005"));
    }

    private static void assertFault(String code, String field, @org.jspecify.annotations.Nullable Object value) {
        List<Finding> found = found(RECORDS.trainingRecord("1").set(field, value));
        assertThat(found).as(field + "=" + value).hasSize(1);
        Finding finding = found.get(0);
        assertThat(finding.code()).isEqualTo(code);
        assertThat(finding.field()).isEqualTo(field);
        assertThat(finding.level()).isEqualTo(Level.STRUCTURE);
        assertThat(finding.at()).isEqualTo("row 1, " + field);
        String text = MESSAGES.message(finding).both() + MESSAGES.hint(finding).both();
        assertThat(text).doesNotContain("—").doesNotContain("{").doesNotContain("null");
    }

    @Example
    void aNumberOfAGigabyteOfDigitsCostsNothing() {
        for (String number : List.of("1E+999999999", "1E-999999999", "-9.99E+2147483647", "0E+999999999")) {
            List<Finding> found = Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(5),
                    () -> found(RECORDS.trainingRecord("1").set("trainingHours", new BigDecimal(number))));
            assertThat(Records.codes(found)).as(number).containsExactly("STR-0006");
            assertThat(MESSAGES.message(found.get(0)).zh()).contains("1000");
        }
    }

    @Example
    void allFaultsComeInOnePassOneAFieldInTheOrderOfTheFields() {
        List<Finding> found = found(RECORDS.trainingRecord("1")
                .set("result", null)
                .set("trainingHours", "四十")
                .set("classCode", "")
                .set("endDate", "2026-11-31"));
        assertThat(found.stream().map(finding -> finding.field() + " " + finding.code()))
                .containsExactly("classCode STR-0004", "endDate STR-0005", "trainingHours STR-0002", "result STR-0001");
    }

    @Example
    void whatReadingNamedIsNotSaidAgain() {
        StandardRecord record = RECORDS.trainingRecord("1")
                .set("trainingHours", "四十")
                .set("classCode", "")
                .build();
        List<Finding> found = new ArrayList<>();
        CHECK.check(Records.candidate(1, record), record, Set.of("trainingHours"), found::add);
        assertThat(Records.codes(found)).containsExactly("STR-0004");
    }

    @Example
    void aVoidRecordNeedsOnlyItsKeyButWhatItCarriesIsJudged() {
        StandardRecord empty =
                RECORDS.of("TrainingRecord", "1").operation(Operation.VOID).build();
        assertThat(CHECK.isClean(empty)).isTrue();
        assertThat(judged(empty)).isEmpty();
        assertThat(Records.codes(found(RECORDS.of("TrainingRecord", "1")
                        .operation(Operation.VOID)
                        .set("startDate", "2026-02-30"))))
                .containsExactly("STR-0005");
    }

    @Example
    void moreDigitsThanTheElementHasAreOutOfRange() {
        // 9,999.99 is the most that six digits with two decimals can say, whatever the maximum allows
        Field hours = STANDARD.record("TrainingRecord").field("trainingHours");
        FieldForm form = new FieldForm(hours);
        assertThat(form.digitsFit(new BigDecimal("9999.99"))).isTrue();
        assertThat(form.digitsFit(new BigDecimal("10000"))).isFalse();
        assertThat(form.digitsFit(new BigDecimal("-10000"))).isFalse();
    }

    @Example
    void textIsWhatXmlCanCarry() {
        assertThat(FieldForm.isCarriedByEveryForm("张三·阿依古丽 𠮷\t\n")).isTrue();
        for (String text :
                List.of("\u0000", "a\u001F", "\uD842", "\uDFB7", "\uDFB7\uD842", "\uFFFE", "\uFFFF", "x\uD842y")) {
            assertThat(FieldForm.isCarriedByEveryForm(text))
                    .as("%x", (int) text.charAt(0))
                    .isFalse();
        }
    }

    private static List<Finding> found(StandardRecord.Builder builder) {
        StandardRecord record = builder.build();
        List<Finding> found = new ArrayList<>();
        CHECK.check(Records.candidate(1, record), record, Set.of(), found::add);
        return found;
    }

    private static List<Finding> judged(StandardRecord record) {
        List<Finding> found = new ArrayList<>();
        CHECK.judge(Records.candidate(1, record), record, Set.of(), found::add);
        return found;
    }

    private static String shown(StandardRecord record) {
        StringBuilder shown = new StringBuilder(record.type().name() + " " + record.operation() + " ");
        record.type()
                .fields()
                .forEach(field -> shown.append(field.name())
                        .append('=')
                        .append(record.get(field.ordinal()))
                        .append(' '));
        return shown.toString();
    }
}
