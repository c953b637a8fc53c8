package hub.standards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The administrative divisions are those of a maintained package, and a second package knows them too. */
class DivisionsTest {
    private static final Standard STANDARD = StandardReader.shipped();
    private static final CodeSet DIVISIONS = Objects.requireNonNull(STANDARD.codeSet(DivisionLists.REFERENCE));

    @Test
    void theCodeSetIsWhatThePackageGives() throws IOException {
        Path file = Path.of("src/main/resources/standard/codesets/" + DivisionLists.REFERENCE + ".yaml");
        assertThat(Files.readString(file).lines())
                .as("Divisions are not typed in. Write them anew with%n  %s", DivisionLists.COMMAND)
                .containsExactlyElementsOf(DivisionLists.yaml(STANDARD).lines().toList());
    }

    @Test
    void aSecondPackageKnowsTheSameDivisions() {
        Map<String, String> theirs = DivisionLists.secondPackage();
        Map<String, String> differences = new TreeMap<>();
        for (Code code : DIVISIONS.codes()) {
            boolean current = code.listed() == null || code.listed().until() == null;
            if (current && !code.zh().equals(theirs.get(code.code()))) {
                differences.put(code.code(), code.zh() + " / " + theirs.get(code.code()));
            }
        }
        assertThat(differences)
                .as("collective codes under a shorter name, and three groups of islands that it left out")
                .isEqualTo(Map.of(
                        "419000", "省直辖县级行政区划 / 省直辖县",
                        "429000", "省直辖县级行政区划 / 省直辖县",
                        "469000", "省直辖县级行政区划 / 省直辖县",
                        "460321", "西沙群岛 / null",
                        "460322", "南沙群岛 / null",
                        "460323", "中沙群岛的岛礁及其海域 / null"));
    }

    @Test
    void theProvincesAreThoseOfTheSmallSet() {
        CodeSet provinces = Objects.requireNonNull(STANDARD.codeSet("GB2260@2007"));
        assertThat(names(DIVISIONS.codes().stream()
                        .filter(code -> code.parent() == null)
                        .toList()))
                .isEqualTo(names(provinces.codes()))
                .hasSize(34);
    }

    @Test
    void aCountyStandsUnderItsPrefectureAndItsProvince() {
        assertThat(DIVISIONS.codes()).hasSizeBetween(3_000, 4_000);
        assertThat(DIVISIONS.isUnder("330106", "330100")).isTrue();
        assertThat(DIVISIONS.isUnder("330106", "330000")).isTrue();
        assertThat(DIVISIONS.isUnder("330106", "320000")).isFalse();
    }

    @Test
    void aCodeTellsBetweenWhichListsItWasInForce() {
        assertThat(listed("330103")).isEqualTo(new Listed(null, "2020"));
        assertThat(listed("330113")).isEqualTo(new Listed("2022", null));
        assertThat(listed("540422")).isEqualTo(new Listed(null, "2022"));
        assertThat(listed("659012")).isEqualTo(new Listed("2023", null));
        assertThat(listed("653228")).isEqualTo(new Listed("2024", null));
        assertThat(code("330106").listed()).isNull();
        assertThat(DIVISIONS.codes().stream()
                        .filter(code -> code.listed() != null && code.listed().until() != null)
                        .count())
                .isEqualTo(20);
    }

    private static Listed listed(String code) {
        return Objects.requireNonNull(code(code).listed());
    }

    private static Code code(String code) {
        return Objects.requireNonNull(DIVISIONS.find(code), code);
    }

    private static Map<String, String> names(List<Code> codes) {
        return codes.stream().collect(Collectors.toMap(Code::code, Code::zh));
    }
}
