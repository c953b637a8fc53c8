package hub.standards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class UnifiedSocialCreditCodeTest {
    private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    @Provide
    Arbitrary<String> codes() {
        return Arbitraries.strings()
                .withChars(CHARACTERS)
                .ofLength(17)
                .map(first -> first + UnifiedSocialCreditCode.checkCharacter(first));
    }

    @Example
    void theExampleOfTheNormHolds() {
        assertThat(UnifiedSocialCreditCode.isValid("91350100M000100Y43")).isTrue();
        assertThat(UnifiedSocialCreditCode.isValid("12999999000000019J")).isTrue();
    }

    @Property
    void oneWrongCharacterIsAlwaysFound(
            @ForAll("codes") String code, @ForAll @IntRange(max = 17) int at, @ForAll @IntRange(max = 30) int other) {
        char wrong = CHARACTERS.charAt(other);
        Assume.that(code.charAt(at) != wrong);
        assertThat(UnifiedSocialCreditCode.isValid(code)).isTrue();
        assertThat(UnifiedSocialCreditCode.isValid(code.substring(0, at) + wrong + code.substring(at + 1)))
                .isFalse();
    }

    @Property
    void lettersThatLookLikeDigitsAreNotOfTheSet(@ForAll("codes") String code, @ForAll @IntRange(max = 17) int at) {
        for (char letter : "IOSVZaｉ中".toCharArray()) {
            assertThat(UnifiedSocialCreditCode.isWellFormed(code.substring(0, at) + letter + code.substring(at + 1)))
                    .isFalse();
        }
    }

    @Example
    void onlyEighteenCharactersCount() {
        assertThat(UnifiedSocialCreditCode.isValid("")).isFalse();
        assertThat(UnifiedSocialCreditCode.isValid("12999999000000019")).isFalse();
        assertThat(UnifiedSocialCreditCode.isValid("12999999000000019J0")).isFalse();
        assertThatThrownBy(() -> UnifiedSocialCreditCode.checkCharacter("1299999900000001I"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
