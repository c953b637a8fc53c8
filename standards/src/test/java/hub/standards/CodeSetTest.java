package hub.standards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** A large code set is looked up like a small one. */
class CodeSetTest {
    private static final int FEW = 500;
    private static final int MANY = 50_000;
    private static final int LOOKUPS = 1_000;

    /** A hundred times the codes would take a hundred times as long if codes were searched one by one; caches alone cost a few times. */
    private static final double AT_MOST = 20;

    private final CodeSet few = set(FEW);
    private final CodeSet many = set(MANY);

    @Test
    void lookingUpIsFlatInTime() {
        assertThat(ratio(set -> code -> set.find(code) != null)).isLessThan(AT_MOST);
        assertThat(ratio(set -> name -> set.named("第" + name).size() == 1)).isLessThan(AT_MOST);
        assertThat(ratio(set -> code -> set.isUnder(code, "1000000"))).isLessThan(AT_MOST);
    }

    @Test
    void aCodeIsFoundAmongManyAndOnlyIfItIsThere() {
        assertThat(many.codes()).hasSize(MANY);
        assertThat(many.find("1049999")).isNotNull();
        assertThat(many.find("1050000")).isNull();
        assertThat(many.named("第1049999"))
                .singleElement()
                .extracting(Code::code)
                .isEqualTo("1049999");
        assertThat(many.isUnder("1049999", "1000000")).isTrue();
        assertThat(many.isUnder("1049999", "1000001")).isFalse();
    }

    /** Time for the same number of look-ups among many and among few; the best of several rounds, turn about. */
    private double ratio(Function<CodeSet, Predicate<String>> lookup) {
        List<String> amongFew = asked(FEW);
        List<String> amongMany = asked(MANY);
        long bestOfFew = Long.MAX_VALUE;
        long bestOfMany = Long.MAX_VALUE;
        for (int round = 0; round < 30; round++) {
            bestOfFew = Math.min(bestOfFew, nanos(lookup.apply(few), amongFew));
            bestOfMany = Math.min(bestOfMany, nanos(lookup.apply(many), amongMany));
        }
        return (double) bestOfMany / bestOfFew;
    }

    private static long nanos(Predicate<String> found, List<String> asked) {
        long start = System.nanoTime();
        int hits = 0;
        for (String code : asked) {
            hits += found.test(code) ? 1 : 0;
        }
        long nanos = System.nanoTime() - start;
        assertThat(hits).isEqualTo(LOOKUPS);
        return nanos;
    }

    private static List<String> asked(int size) {
        Random random = new Random(7);
        List<String> codes = new ArrayList<>();
        for (int at = 0; at < LOOKUPS; at++) {
            codes.add(Integer.toString(1_000_000 + random.nextInt(size)));
        }
        return codes;
    }

    private static CodeSet set(int size) {
        List<Code> codes = new ArrayList<>();
        for (int at = 0; at < size; at++) {
            String code = Integer.toString(1_000_000 + at);
            codes.add(new Code(code, "第" + code, "Number " + code, at == 0 ? null : "1000000", null, null, null, null));
        }
        return new CodeSet(
                "Large",
                "1.0",
                new Text("大代码表", "A large set"),
                new Source("自编", null, "1.0", null, Evidence.OWN),
                "hub",
                codes);
    }
}
