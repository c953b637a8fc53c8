package hub.standards;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.time.api.Dates;

class CitizenIdTest {

    @Provide
    Arbitrary<String> numbers() {
        return Combinators.combine(
                        Dates.dates().between(LocalDate.of(1900, 1, 1), LocalDate.of(2099, 12, 31)),
                        Arbitraries.integers().between(0, 999))
                .as(ReservedCitizenIds::of);
    }

    /** The definition itself (ISO 7064, MOD 11-2), written another way: the weighted sum leaves 1. */
    @Property
    void theCheckCharacterIsThatOfIso7064(@ForAll("numbers") String id) {
        int sum = 0;
        for (int i = 0; i < 18; i++) {
            int value = id.charAt(i) == 'X' ? 10 : id.charAt(i) - '0';
            sum += value
                    * BigInteger.TWO
                            .modPow(BigInteger.valueOf(17 - i), BigInteger.valueOf(11))
                            .intValue();
        }
        assertThat(sum % 11).isEqualTo(1);
        assertThat(CitizenId.isValid(id)).isTrue();
    }

    @Property
    void oneWrongCharacterIsAlwaysFound(
            @ForAll("numbers") String id, @ForAll @IntRange(max = 17) int at, @ForAll @IntRange(max = 9) int digit) {
        Assume.that(id.charAt(at) != '0' + digit);
        assertThat(CitizenId.isValid(id.substring(0, at) + digit + id.substring(at + 1)))
                .isFalse();
    }

    @Property
    void twoNeighboursSwappedAreAlwaysFound(@ForAll("numbers") String id, @ForAll @IntRange(max = 15) int at) {
        Assume.that(id.charAt(at) != id.charAt(at + 1));
        String swapped = id.substring(0, at) + id.charAt(at + 1) + id.charAt(at) + id.substring(at + 2);
        assertThat(CitizenId.isValid(swapped)).isFalse();
    }

    @Property
    void birthDateAndSexAreThoseItWasMadeOf(
            @ForAll @IntRange(max = 14_609) int day, @ForAll @IntRange(max = 999) int sequence) {
        LocalDate birth = LocalDate.of(1960, 1, 1).plusDays(day);
        String id = ReservedCitizenIds.of(birth, sequence);
        assertThat(CitizenId.birthDate(id)).isEqualTo(birth.toString());
        assertThat(CitizenId.sex(id)).isEqualTo(sequence % 2 == 1 ? "1" : "2");
        assertThat(ReservedCitizenIds.isReserved(id)).isTrue();
    }

    @Property
    void aNumberOfTheFirstGenerationIsTheOneOfTheSecondWithoutCenturyAndCheck(@ForAll("numbers") String id) {
        Assume.that(id.startsWith("19", 6) && Integer.parseInt(id.substring(14, 17)) < 996);
        String old = id.substring(0, 6) + id.substring(8, 17);
        assertThat(CitizenId.fromFirstGeneration(old)).isEqualTo(id);
        assertThat(CitizenId.isValid(old)).isFalse();
    }

    @Example
    void whatIsNoNumberOfTheFirstGenerationIsNotGuessed() {
        assertThat(CitizenId.fromFirstGeneration("99999980051201")).isNull();
        assertThat(CitizenId.fromFirstGeneration("9999998005120154")).isNull();
        assertThat(CitizenId.fromFirstGeneration("99999980051201X")).isNull();
        assertThat(CitizenId.fromFirstGeneration("999999800230015"))
                .as("30 February")
                .isNull();
        assertThat(CitizenId.fromFirstGeneration("999999800512996"))
                .as("a sequence of people born before 1900")
                .isNull();
        assertThat(CitizenId.fromFirstGeneration("999999800512995")).isNotNull();
    }

    @Example
    void onlyTheExactFormCounts() {
        String endsInX = "";
        for (int n = 0; !endsInX.endsWith("X"); n++) {
            endsInX = ReservedCitizenIds.numbered(n);
        }
        assertThat(CitizenId.isValid(endsInX)).isTrue();
        assertThat(CitizenId.isValid(endsInX.toLowerCase(java.util.Locale.ROOT)))
                .isFalse();
        assertThat(CitizenId.isValid(" " + endsInX.substring(1))).isFalse();
        assertThat(CitizenId.isValid("")).isFalse();
        assertThat(CitizenId.isValid("９９９９９９１９８００５１２０１５４")).as("full-width").isFalse();
        assertThat(CitizenId.birthDate("999999198002300154")).as("30 February").isNull();
        assertThat(CitizenId.sex("")).isNull();
    }

    @Property
    void theSampleNumbersDiffer(
            @ForAll @IntRange(max = ReservedCitizenIds.COUNT - 1) int a,
            @ForAll @IntRange(max = ReservedCitizenIds.COUNT - 1) int b) {
        Assume.that(a != b);
        assertThat(ReservedCitizenIds.numbered(a)).isNotEqualTo(ReservedCitizenIds.numbered(b));
        assertThat(CitizenId.isValid(ReservedCitizenIds.numbered(a))).isTrue();
    }
}
