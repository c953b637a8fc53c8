package hub.conformance.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateTest {
    @Test
    void isRecordsASecondAndAPartOfItsFloor() {
        Rate rate = new Rate(3_000, Duration.ofMillis(1_500));
        assertThat(rate.perSecond()).isEqualTo(2_000.0);
        assertThat(rate.of(new Rate(8_000, Duration.ofSeconds(2)))).isEqualTo(0.5);
    }

    @Test
    void aTotalWeighsEachPieceByItsTime() {
        Rate slow = new Rate(10, Duration.ofSeconds(9));
        Rate fast = new Rate(90, Duration.ofSeconds(1));
        assertThat(Rate.total(List.of(slow, fast)).perSecond()).isEqualTo(10.0);
    }

    @Test
    void nothingDoneIsNoRate() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Rate(0, Duration.ofSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Rate(1, Duration.ZERO));
    }
}
