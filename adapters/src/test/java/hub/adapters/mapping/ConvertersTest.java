package hub.adapters.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import hub.adapters.Reading;
import hub.standards.CodeSet;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConvertersTest {

    private static CodeSet codes(String reference) {
        return Objects.requireNonNull(Reading.STANDARD.codeSet(reference));
    }

    @ParameterizedTest
    @CsvSource({
        "20261103,2026-11-03",
        "202611,2026-11",
        "2026-11-03,2026-11-03",
        "2026-1-3,2026-01-03",
        "2026.11,2026-11",
        "2026.11.03,2026-11-03",
        "2026/11/3,2026-11-03",
        "2026年11月03日,2026-11-03",
        "2026年1月,2026-01",
        "２０２６－１１－０３,2026-11-03",
        "2026-11-03 00:00:00,2026-11-03",
        "2026/11/3 0:00,2026-11-03",
        "2024-02-29,2024-02-29",
    })
    void readsEveryFormOfDate(String text, String day) {
        assertThat(Dates.day(text, CellKind.TEXT)).isEqualTo(day);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-29",
                "20261301",
                "202613",
                "2026",
                "26-11-03",
                "261103",
                "46329",
                "2026-11/03",
                "2026-11-03 08:30:00",
                "2026年11月3",
                "三月",
                "2026-11-03至2026-11-07",
                "1",
                "00000000",
                "999999999999"
            })
    void whatIsNoDateIsNoDate(String text) {
        assertThat(Dates.day(text, CellKind.TEXT)).isNull();
    }

    @Property
    void everyDayInEveryFormIsTheSameDay(@ForAll @IntRange(min = 1, max = 73_000) int serial) {
        LocalDate day = LocalDate.of(1900, 3, 1).plusDays(serial - 1L);
        String expected = day.toString();
        assertThat(Dates.day(String.format("%tY%<tm%<td", day), CellKind.TEXT)).isEqualTo(expected);
        assertThat(Dates.day(expected, CellKind.TEXT)).isEqualTo(expected);
        assertThat(Dates.day(String.format("%tY/%d/%d", day, day.getMonthValue(), day.getDayOfMonth()), CellKind.TEXT))
                .isEqualTo(expected);
        assertThat(Dates.day(String.format("%tY年%<tm月%<td日", day), CellKind.TEXT))
                .isEqualTo(expected);
        // 1900-03-01 is the 61st day of a workbook
        assertThat(Dates.day(Integer.toString(serial + 60), CellKind.NUMBER)).isEqualTo(expected);
    }

    @Property
    void everyRangeOfOneYearInEveryFormIsTheSameRange(
            @ForAll @IntRange(min = 0, max = 20_000) int start, @ForAll @IntRange(min = 0, max = 200) int length) {
        LocalDate from = LocalDate.of(1990, 1, 1).plusDays(start);
        LocalDate to = from.plusDays(length);
        String year = Integer.toString(from.getYear());
        Dates.Range expected = new Dates.Range(from.toString(), to.toString());
        String dots = String.format("%tY.%d.%d", from, from.getMonthValue(), from.getDayOfMonth());
        String chinese = String.format("%tY年%d月%d日", from, from.getMonthValue(), from.getDayOfMonth());
        assertThat(Dates.range(from + "至" + to, CellKind.TEXT)).isEqualTo(expected);
        assertThat(Dates.range(String.format("%tY%<tm%<td-%tY%<tm%<td", from, to), CellKind.TEXT))
                .isEqualTo(expected);
        String lastDots = String.format("%d.%d", to.getMonthValue(), to.getDayOfMonth());
        String lastChinese = String.format("%d月%d日", to.getMonthValue(), to.getDayOfMonth());
        if (from.getYear() == to.getYear()) {
            assertThat(Dates.range(dots + "-" + lastDots, CellKind.TEXT)).isEqualTo(expected);
            assertThat(Dates.range(chinese + "—" + lastChinese, CellKind.TEXT)).isEqualTo(expected);
            String yearless = Dates.withYear(dots.substring(5) + "-" + lastDots, year);
            assertThat(Dates.range(yearless, CellKind.TEXT)).isEqualTo(expected);
        } else {
            // the year after is never guessed
            assertThat(Dates.range(dots + "-" + lastDots, CellKind.TEXT)).isNull();
            assertThat(Dates.range(chinese + "—" + lastChinese, CellKind.TEXT)).isNull();
        }
    }

    @Test
    void timesWithoutOffsetAreBeijingTime() {
        assertThat(Dates.time("2026-11-03 08:30:15")).isEqualTo("2026-11-03T08:30:15+08:00");
        assertThat(Dates.time("2026/11/3 8:30")).isEqualTo("2026-11-03T08:30:00+08:00");
        assertThat(Dates.time("2026-11-03T08:30:15Z")).isEqualTo("2026-11-03T08:30:15Z");
        assertThat(Dates.time("2026-11-03T08:30:15+0800")).isEqualTo("2026-11-03T08:30:15+08:00");
        assertThat(Dates.time("2026-11-03T25:30:15Z")).isNull();
        assertThat(Dates.time("2026-11-03")).isNull();
    }

    @Property
    void aNumberInPlainFormIsTaken(@ForAll @BigRange(min = "-9999.99", max = "9999.99") @Scale(2) BigDecimal number) {
        BigDecimal read = Objects.requireNonNull(Numbers.of(number.toPlainString()));
        assertThat(read).isEqualByComparingTo(number);
        assertThat(read).isEqualTo(Numbers.canonical(number.setScale(6)));
        assertThat(read.scale()).isGreaterThanOrEqualTo(0);
    }

    @Test
    void anExponentDoesNotDecideHowMuchMemoryIsUsed() {
        assertThat(Numbers.canonical(new BigDecimal("1e999999999"))).isNull();
        assertThat(Numbers.canonical(new BigDecimal("1e-999999999"))).isNull();
        assertThat(Numbers.of("1E999999999", CellKind.NUMBER)).isNull();
        assertThat(Numbers.canonical(new BigDecimal("0e-999999999"))).isEqualTo(BigDecimal.ZERO);
    }

    @Test
    void numbersOfCellsAreTakenAsTheyAreShown() {
        assertThat(Numbers.of("0.30000000000000004", CellKind.NUMBER)).isEqualTo(new BigDecimal("0.3"));
        assertThat(Numbers.of("3.6E1", CellKind.NUMBER)).isEqualTo(new BigDecimal("36"));
        assertThat(Numbers.of("3.6E1", CellKind.TEXT)).isNull();
        assertThat(Numbers.of(".5", CellKind.TEXT)).isNull();
        assertThat(Numbers.of("5.", CellKind.TEXT)).isNull();
        assertThat(Numbers.of("", CellKind.TEXT)).isNull();
        assertThat(Numbers.of("#DIV/0!", CellKind.NUMBER)).isNull();
    }

    @Test
    void lostZerosComeBackOnlyWhereTheMappingSaysSo() {
        assertThat(Converters.code(0).convert("1", CellKind.NUMBER)).isEqualTo("1");
        assertThat(Converters.code(2).convert("1", CellKind.NUMBER)).isEqualTo("01");
        assertThat(Converters.code(4).convert("131", CellKind.TEXT)).isEqualTo("0131");
        assertThat(Converters.code(2).convert("1A", CellKind.TEXT)).isEqualTo("1A");
        assertThat(Converters.code(3).convert("A", CellKind.TEXT)).isEqualTo("A");
        assertThat(Converters.code(0).convert("０１", CellKind.TEXT)).isEqualTo("01");
    }

    @Test
    void aNameIsTakenOnlyIfItIsExactlyOneCodes() {
        Converter level = Converters.codeByName(codes("ZB09@2014"));
        assertThat(level.convert("县处级正职", CellKind.TEXT)).isEqualTo("1A31");
        assertThat(level.convert("县 处级正职", CellKind.TEXT)).isEqualTo("1A31");
        assertThat(Converters.codeByName(codes("ZB30@2006")).convert("全脱产(离岗)", CellKind.TEXT))
                .isEqualTo("1");
        assertThat(level.convert("正处", CellKind.TEXT)).isInstanceOfSatisfying(Converter.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo("COD-0003");
            assertThat(refused.arguments().get("candidates")).contains("1A31 县处级正职", "905 ");
        });
        assertThat(level.convert("军师", CellKind.TEXT))
                .isInstanceOfSatisfying(
                        Converter.Refused.class, r -> assertThat(r.code()).isEqualTo("COD-0001"));
    }

    @Test
    void unitsAreTakenOnlyIfTheMappingKnowsThem() {
        var hours = Reading.STANDARD.record("TrainingRecord").field("trainingHours");
        Converter converter = Converters.numberWithUnit(
                hours,
                Map.of("学时", new Converters.Counted("period-50", null), "天", new Converters.Counted("day", null)));
        assertThat(converter.convert("48学时", CellKind.TEXT))
                .isEqualTo(new Converter.Several(new BigDecimal("48"), Arrays.asList("period-50", null)));
        assertThat(converter.convert("2.50 天", CellKind.TEXT))
                .isEqualTo(new Converter.Several(new BigDecimal("2.5"), Arrays.asList("day", null)));
        assertThat(converter.convert("４８学时", CellKind.TEXT))
                .isEqualTo(new Converter.Several(new BigDecimal("48"), Arrays.asList("period-50", null)));
        assertThat(converter.convert("48", CellKind.TEXT)).isEqualTo(new BigDecimal("48"));
        assertThat(converter.convert("48", CellKind.NUMBER)).isEqualTo(new BigDecimal("48"));
        assertThat(converter.convert("48小时", CellKind.TEXT)).isInstanceOf(Converter.Refused.class);
        assertThat(converter.convert("学时", CellKind.TEXT)).isInstanceOf(Converter.Refused.class);
        assertThat(converter.convert("6天4学时", CellKind.TEXT)).isInstanceOf(Converter.Refused.class);
    }

    @Test
    void rememberingChangesNothing() {
        Converter plain = Converters::date;
        Converter remembering = new Remembering(plain);
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 2_000; i++) {
                String text = Integer.toString(20260000 + i);
                assertThat(remembering.convert(text, CellKind.TEXT)).isEqualTo(plain.convert(text, CellKind.TEXT));
            }
            // the same text in a cell of another kind is another thing
            assertThat(remembering.convert("46329", CellKind.TEXT)).isInstanceOf(Converter.Refused.class);
            assertThat(remembering.convert("46329", CellKind.NUMBER)).isEqualTo("2026-11-03");
        }
    }

    @Test
    void columnLetters() {
        assertThat(Letters.of(0)).isEqualTo("A");
        assertThat(Letters.of(25)).isEqualTo("Z");
        assertThat(Letters.of(26)).isEqualTo("AA");
        assertThat(Letters.of(Letters.LAST)).isEqualTo("XFD");
        for (int column = 0; column <= Letters.LAST; column++) {
            assertThat(Letters.column(Letters.of(column))).isEqualTo(column);
        }
        for (String wrong : new String[] {"", "a", "1", "XFE", "AAAA", "A1", "序号"}) {
            assertThat(Letters.column(wrong)).isEqualTo(-1);
        }
    }
}
