package hub.conformance.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchOptionsTest {
    @Test
    void withoutArgumentsTheFolderIsATemporaryOne() throws BenchOptions.Misuse {
        assertThat(BenchOptions.of()).isEqualTo(new BenchOptions(BenchOptions.USUAL_ROWS, null, false));
    }

    @Test
    void rowsAndFolderCanBeGiven() throws BenchOptions.Misuse {
        assertThat(BenchOptions.of("--rows", "1000000", "--data", "kept"))
                .isEqualTo(new BenchOptions(1_000_000, Path.of("kept").toAbsolutePath(), false));
    }

    @Test
    void theStandardAloneCanBeAskedFor() throws BenchOptions.Misuse {
        assertThat(BenchOptions.of("--only", "standard").standardOnly()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--rows", "--rows 999", "--rows 5000001", "--rows many", "--speed 9", "--only hub", "help"})
    void whatItDoesNotKnowItSays(String line) {
        assertThatThrownBy(() -> BenchOptions.of(line.split(" ")))
                .isInstanceOf(BenchOptions.Misuse.class)
                .hasMessageContaining("usage");
    }
}
