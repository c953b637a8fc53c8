package hub.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearMissTest {
    private static final List<String> FIELDS =
            List.of("classCode", "className", "traineeName", "traineeNumber", "trainingHours", "学时", "学时单位");

    @Test
    void findsTheNameThatWasMeant() {
        assertThat(NearMiss.of("trainigHours", FIELDS)).isEqualTo("trainingHours");
        assertThat(NearMiss.of("TraineeName", FIELDS)).isEqualTo("traineeName");
        assertThat(NearMiss.of("calssCode", FIELDS)).isEqualTo("classCode");
        assertThat(NearMiss.of("学时单", FIELDS)).isNull(); // 学时 and 学时单位 are equally near
        assertThat(NearMiss.of("学时单泣", FIELDS)).isEqualTo("学时单位");
    }

    @Test
    void staysSilentWhereNothingIsNear() {
        assertThat(NearMiss.of("remarks", FIELDS)).isNull();
        assertThat(NearMiss.of("x", FIELDS)).isNull();
        assertThat(NearMiss.of("", FIELDS)).isNull();
    }

    @Test
    void twoNeighboursSwappedAreOneEdit() {
        assertThat(NearMiss.distance("ab", "ba")).isEqualTo(1);
        assertThat(NearMiss.distance("", "abc")).isEqualTo(3);
        assertThat(NearMiss.distance("kitten", "sitting")).isEqualTo(3);
    }
}
