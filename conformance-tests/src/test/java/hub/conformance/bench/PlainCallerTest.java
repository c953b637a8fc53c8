package hub.conformance.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainCallerTest {
    private static final byte[] BODY = "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    private static String receipt(String state, int accepted, int quarantined) {
        return """
                {"submission": "1", "state": "%s", "counts": {"received": 1, "accepted": %d, "quarantined": %d}}""".formatted(state, accepted, quarantined);
    }

    @Test
    void givesTheAnswer() throws IOException {
        try (StubHub hub = new StubHub(200, receipt("accepted", 1, 0))) {
            assertThat(hub.caller().post(BODY).path("state").asText()).isEqualTo("accepted");
            PlainCaller caller = hub.caller();
            assertThatCode(() -> SingleByRest.accepted(caller, BODY)).doesNotThrowAnyException();
        }
    }

    /** 202 is a receipt without a verdict: it came faster than what is measured. */
    @ParameterizedTest
    @ValueSource(ints = {202, 429, 500, 503})
    void anythingButAVerdictVoidsTheFigure(int status) throws IOException {
        try (StubHub hub = new StubHub(status, receipt("received", 0, 0))) {
            PlainCaller caller = hub.caller();
            assertThatThrownBy(() -> caller.post(BODY)).isInstanceOf(VoidFigureException.class);
        }
    }

    @Test
    void aVerdictThatIsNoAcceptanceVoidsTheFigure() throws IOException {
        try (StubHub hub = new StubHub(200, receipt("quarantined", 0, 1))) {
            PlainCaller caller = hub.caller();
            assertThatThrownBy(() -> SingleByRest.accepted(caller, BODY))
                    .isInstanceOf(VoidFigureException.class)
                    .hasMessageContaining("quarantined");
        }
    }
}
