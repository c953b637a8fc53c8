package hub.conformance.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BooksTest {
    private static final Duration AT_ONCE = Duration.ofMillis(1);

    @TempDir
    Path data;

    private static String sums(boolean closes, long waiting, long changes, long pending) {
        return """
                {"closes": %s, "submissions": {"waiting": %d}, "subscribers": [
                  {"subscriber": "hr", "changes": %d, "delivered": 0, "pending": %d, "held": 0, "parked": 0, "filtered": 0}]}""".formatted(closes, waiting, changes, pending);
    }

    private Books books(StubHub hub) throws IOException {
        return new Books(hub.address(data), AT_ONCE);
    }

    @Test
    void waitsUntilNothingIsUnderWay() throws IOException {
        try (StubHub hub = new StubHub(
                200, sums(true, 1, 10, 0), sums(true, 0, 20, 5), sums(false, 0, 25, 0), sums(true, 0, 30, 0))) {
            assertThat(books(hub).changesAtRest()).isEqualTo(30);
        }
    }

    @Test
    void asManyChangesAsWereAcceptedIsRight() throws IOException {
        try (StubHub hub = new StubHub(200, sums(true, 0, 130, 0))) {
            Books books = books(hub);
            assertThatCode(() -> books.expect(100, 30)).doesNotThrowAnyException();
        }
    }

    @Test
    void oneMoreOrLessVoidsTheFigure() throws IOException {
        try (StubHub hub = new StubHub(200, sums(true, 0, 130, 0))) {
            Books books = books(hub);
            assertThatThrownBy(() -> books.expect(100, 31)).isInstanceOf(VoidFigureException.class);
            assertThatThrownBy(() -> books.expect(100, 29)).isInstanceOf(VoidFigureException.class);
        }
    }

    @Test
    void sumsThatNeverCloseVoidTheFigure() throws IOException {
        try (StubHub hub = new StubHub(200, sums(false, 0, 130, 0))) {
            Books books = books(hub);
            assertThatThrownBy(books::changesAtRest).isInstanceOf(VoidFigureException.class);
        }
    }
}
