package hub.conformance.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The lines of the benchmark about the standard measure what they say. */
class StandardLinesTest {
    private static LoadTime.Run run(long millis) {
        return LoadTime.Run.of(millis * 1_000_000 + " " + millis * 2_000_000);
    }

    @Test
    void theMedianCountsAndTheFloorIsItsMeasure() {
        LoadTime load =
                LoadTime.of(List.of(run(1_400), run(9_000), run(1_300)), List.of(run(700), run(600), run(9_000)));
        assertThat(load.whole()).isEqualTo(Duration.ofMillis(1_400));
        Line line = Line.load("load", load, Duration.ofMillis(1_400));
        assertThat(line.ratio()).isEqualTo("2.00");
        assertThat(line.verdict()).isEqualTo(Line.Verdict.MET);
        assertThat(line.measured()).isEqualTo("1,400 ms  (CPU 2,800 ms)");
        assertThat(Line.load("load", load, Duration.ofMillis(1_399)).verdict()).isEqualTo(Line.Verdict.NOT_MET);
    }

    @Test
    void theFloorReadsEveryFileOfTheStandard() throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.walk(Path.of("..", "standards", "src", "main", "resources", "standard"))) {
            assertThat(LoadOnce.bare()).isEqualTo((int)
                    files.filter(file -> file.toString().endsWith(".yaml")).count());
        }
    }

    @Test
    void aFreshProcessLoadsAllOfIt() throws IOException {
        LoadTime load = LoadTime.measure(1);
        assertThat(load.whole()).isGreaterThan(Duration.ofMillis(10));
        assertThat(load.bare()).isGreaterThan(Duration.ofMillis(10)).isLessThan(load.whole());
    }

    @Test
    void codesAreLookedUpInSetsOfAnySize() throws IOException {
        for (int codes : new int[] {500, 50_000}) {
            assertThat(new CodeLookUp(codes)
                            .measure(Duration.ZERO, Duration.ofMillis(1))
                            .records())
                    .isGreaterThanOrEqualTo(500);
        }
    }
}
