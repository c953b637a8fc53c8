package hub.conformance.bench;

import hub.standards.Code;
import hub.standards.CodeSet;
import hub.standards.Evidence;
import hub.standards.Source;
import hub.standards.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Look-ups in a code set of so many codes: as many different codes are asked for in a large set as in a small one. 代码查找。 */
final class CodeLookUp {
    private static final int ASKED = 500;
    private static final Text NAME = new Text("基准", "Benchmark");

    private final CodeSet set;
    private final List<String> asked = new ArrayList<>();

    CodeLookUp(int codes) {
        set = new CodeSet(
                "BENCH",
                "1",
                NAME,
                new Source("benchmark", null, null, null, Evidence.OWN),
                "hub",
                IntStream.range(0, codes).mapToObj(CodeLookUp::code).toList());
        for (int at = 0; at < ASKED; at++) {
            asked.add(code(at * (codes / ASKED)).code());
        }
    }

    /**
     * Looks up for a while to warm up, then for the time that counts.
     *
     * @throws VoidFigureException if a code of the set is not found
     */
    Rate measure(Duration warmUp, Duration time) throws VoidFigureException {
        lookUp(warmUp);
        return lookUp(time);
    }

    private Rate lookUp(Duration time) throws VoidFigureException {
        long begin = System.nanoTime();
        long deadline = begin + time.toNanos();
        long found = 0;
        long looked = 0;
        do {
            for (String code : asked) {
                found += set.find(code) == null ? 0 : 1;
            }
            looked += asked.size();
        } while (System.nanoTime() < deadline);
        Rate rate = new Rate(looked, Duration.ofNanos(System.nanoTime() - begin));
        VoidFigureException.unless(found == looked, "a code of the set is not found 代码查不到");
        return rate;
    }

    private static Code code(int number) {
        return new Code(
                String.valueOf(100_000 + number), "代码" + number, "Code " + number, null, "1.0", null, null, null);
    }
}
