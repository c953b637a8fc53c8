package hub.adapters.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hub.standards.RecordKey;
import hub.standards.Standard;
import hub.standards.StandardReader;
import hub.standards.StandardRecord;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class A11RowTest {
    private static final Standard STANDARD = StandardReader.shipped();
    private static final Projections PROJECTIONS = Projections.read(STANDARD, null);
    private static final Projection FOUR = PROJECTIONS.usualA11();
    private static final Projection FIVE = PROJECTIONS.named("a11-five-digit").orElseThrow();

    @Test
    void a_whole_row_in_the_edition_of_2021() {
        A11Row row = A11Row.of(
                training().build(), trainingClass().build(), institution().build(), FOUR);

        assertThat(row.attributes())
                .containsExactly(
                        Map.entry("A1101", "9"),
                        Map.entry("A1104", "1"),
                        Map.entry("A1107", "20261103"),
                        Map.entry("A1111", "20261107"),
                        Map.entry("A1107C", "4.5"),
                        Map.entry("A1108", "36"),
                        Map.entry("A1108A", "市委党校"),
                        Map.entry("A1114", "市委组织部"),
                        Map.entry("A1121A", "某市委党校"),
                        Map.entry("A1127", "3"),
                        Map.entry("A1131", "第3期主体班"),
                        Map.entry("A1151", "0"),
                        Map.entry("G02003", "结业"));
        assertThat(row.json().toString()).startsWith("{\"A1101\":\"9\",\"A1104\":\"1\",\"A1107\":\"20261103\"");
        assertThat(row.with("A0184", "x").xml())
                .isEqualTo(
                        "<row A0184=\"x\" A1101=\"9\" A1104=\"1\" A1107=\"20261103\" A1111=\"20261107\" A1107C=\"4.5\""
                                + " A1108=\"36\" A1108A=\"市委党校\" A1114=\"市委组织部\" A1121A=\"某市委党校\" A1127=\"3\""
                                + " A1131=\"第3期主体班\" A1151=\"0\" G02003=\"结业\"/>");
    }

    @Test
    void what_the_record_says_itself_comes_before_its_class() {
        StandardRecord own = training()
                .set("trainingKind", "2")
                .set("offJobState", "3")
                .set("abroad", true)
                .set("className", "自己的名称")
                .build();
        assertThat(A11Row.of(own, trainingClass().build(), null, FOUR).attributes())
                .containsEntry("A1101", "2")
                .containsEntry("A1104", "3")
                .containsEntry("A1151", "1")
                .containsEntry("A1131", "自己的名称")
                .doesNotContainKey("A1121A");
    }

    @Test
    void without_its_class_only_what_the_record_says() {
        assertThat(A11Row.of(training().build(), null, null, FOUR).attributes())
                .containsOnlyKeys("A1107", "A1111", "A1107C", "A1108", "G02003");
    }

    @Test
    void hours_are_never_rounded_in_silence() {
        StandardRecord half = training()
                .set("trainingHours", new BigDecimal("36.50"))
                .set("hoursUnit", "period-60")
                .set("trainingDays", new BigDecimal("4.50"))
                .build();
        assertThat(A11Row.of(half, null, null, FIVE).attributes())
                .containsEntry("A11066", "37")
                .containsEntry("A11066.original", "36.5 period-60")
                .containsEntry("A11057", "5")
                .containsEntry("A11057.original", "4.5");

        StandardRecord whole = training()
                .set("trainingHours", new BigDecimal("40.00"))
                .set("hoursUnit", "period-60")
                .set("trainingDays", new BigDecimal("5"))
                .build();
        assertThat(A11Row.of(whole, null, null, FIVE).attributes())
                .containsEntry("A11066", "40")
                .containsEntry("A11057", "5")
                .doesNotContainKeys("A11066.original", "A11057.original");
    }

    @Test
    void what_is_counted_in_another_unit_is_not_passed_off_as_hours() {
        StandardRecord days = training()
                .set("trainingHours", new BigDecimal("5.0"))
                .set("hoursUnit", "day")
                .build();
        assertThat(A11Row.of(days, null, null, FOUR).attributes())
                .doesNotContainKey("A1108")
                .containsEntry("A1108.original", "5 day");
        assertThat(A11Row.of(training().build(), null, null, FIVE).attributes())
                .doesNotContainKey("A11066")
                .containsEntry("A11066.original", "36 period-45");
    }

    @Test
    void partial_dates_and_long_names() {
        String name = "长".repeat(119) + "𠮷野";
        StandardRecord own =
                training().set("startDate", "2026-11").set("className", name).build();
        assertThat(A11Row.of(own, null, null, FOUR).attributes())
                .containsEntry("A1107", "202611")
                .containsEntry("A1131", "长".repeat(119) + "𠮷")
                .containsEntry("A1131.original", name);
    }

    @Test
    void a_record_of_another_type_is_a_mistake_of_the_program() {
        StandardRecord other = trainingClass().build();
        assertThatThrownBy(() -> A11Row.of(other, null, null, FOUR)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> A11Row.of(training().build(), institution().build(), null, FOUR))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 300)
    void any_text_survives_the_xml(@ForAll String text) throws XMLStreamException {
        String xml = new A11Row(Map.of("A1131", text)).xml();
        XMLStreamReader reader = XMLInputFactory.newDefaultFactory().createXMLStreamReader(new StringReader(xml));
        reader.nextTag();
        assertThat(reader.getAttributeValue(null, "A1131"))
                .isEqualTo(text.codePoints()
                        .map(c -> c == '\t'
                                        || c == '\n'
                                        || c == '\r'
                                        || c >= 0x20 && c < 0xD800
                                        || c >= 0xE000 && c <= 0xFFFD
                                        || c > 0xFFFF
                                ? c
                                : 0xFFFD)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString());
    }

    private static StandardRecord.Builder training() {
        return record("TrainingRecord")
                .set("classCode", "PX2026-0311")
                .set("traineeName", "张三")
                .set("startDate", "2026-11-03")
                .set("endDate", "2026-11-07")
                .set("trainingDays", new BigDecimal("4.50"))
                .set("trainingHours", new BigDecimal("36.00"))
                .set("hoursUnit", "period-45")
                .set("result", "1");
    }

    private static StandardRecord.Builder trainingClass() {
        return record("TrainingClass")
                .set("classCode", "PX2026-0311")
                .set("name", "第3期主体班")
                .set("trainingKind", "91")
                .set("offJobState", "1")
                .set("abroad", false)
                .set("host", "市委组织部")
                .set("undertaker", "市委党校");
    }

    private static StandardRecord.Builder institution() {
        return record("Institution")
                .set("uscid", "12999999000000019J")
                .set("name", "某市委党校")
                .set("category", "1");
    }

    private static StandardRecord.Builder record(String type) {
        return StandardRecord.of(STANDARD.record(type)).key(new RecordKey("12999999000000019J", "office", type, "1"));
    }
}
