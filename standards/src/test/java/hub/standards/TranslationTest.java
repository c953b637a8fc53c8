package hub.standards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;

/** A translation tells what is lost, and where nothing is lost the way back ends at the beginning. */
class TranslationTest {
    private static final Standard STANDARD = StandardReader.shipped();
    private static final Source OWN = new Source("自编", null, "1.0", null, Evidence.OWN);
    private static final Text LOST = new Text("细节", "Detail");

    @Property
    void anExactTranslationThereAndBackIsTheIdentity(@ForAll("shipped") Translation there) {
        Translation opposite = STANDARD.translation(there.to(), there.from());
        there.codes().forEach((code, rendering) -> {
            if (rendering instanceof Rendering.Exact exact) {
                assertThat(there.back(exact.target())).isEqualTo(code);
                if (opposite != null) {
                    assertThat(opposite.exact(exact.target())).isEqualTo(code);
                }
            } else {
                assertThat(there.exact(code)).isNull();
                assertThat(rendering.lost()).isNotNull();
            }
        });
    }

    @Property
    void whateverIsTranslatedExactlyComesBack(@ForAll("renderings") Map<String, Rendering> codes) {
        Assume.that(
                exactTargets(codes).distinct().count() == exactTargets(codes).count());
        Translation translation = new Translation("A@1", "B@1", OWN, codes);
        codes.keySet().forEach(code -> {
            String target = translation.exact(code);
            if (target != null) {
                assertThat(translation.back(target)).isEqualTo(code);
            }
        });
        for (char target = 'a'; target <= 'z'; target++) {
            String back = translation.back(String.valueOf(target));
            if (back != null) {
                assertThat(translation.exact(back)).isEqualTo(String.valueOf(target));
            }
        }
    }

    @Property
    void twoCodesNeverMeanExactlyTheSameThird(
            @ForAll("renderings") Map<String, Rendering> codes, @ForAll @CharRange(from = 'a', to = 'z') char third) {
        Map<String, Rendering> more = new LinkedHashMap<>(codes);
        more.put("one", new Rendering.Exact(String.valueOf(third)));
        more.put("two", new Rendering.Exact(String.valueOf(third)));
        assertThatThrownBy(() -> new Translation("A@1", "B@1", OWN, more))
                .isInstanceOf(IllegalStandardException.class)
                .hasMessageContaining("A@1-to-B@1")
                .hasMessageContaining("both exactly");
    }

    @Provide
    Arbitrary<Translation> shipped() {
        return Arbitraries.of(STANDARD.translations().values());
    }

    @Provide
    Arbitrary<Map<String, Rendering>> renderings() {
        Arbitrary<String> code = Arbitraries.strings().withCharRange('0', '9').ofLength(2);
        Arbitrary<String> target = Arbitraries.strings().withCharRange('a', 'z').ofLength(1);
        Arbitrary<Rendering> rendering = Arbitraries.oneOf(
                target.map(Rendering.Exact::new),
                target.map(to -> new Rendering.Broader(to, LOST)),
                target.map(to -> new Rendering.Ambiguous(List.of(to, to + to), LOST)),
                Arbitraries.just(new Rendering.None(LOST)));
        return Arbitraries.maps(code, rendering).ofMinSize(1).ofMaxSize(12);
    }

    @Example
    void levelsGoFromTheOlderEditionToTheNewer() {
        Translation levels = translation("ZB09@2006", "ZB09@2014");
        assertThat(levels.exact("0131")).isEqualTo("1A31");
        assertThat(levels.exact("0811")).isEqualTo("901");
        assertThat(levels.exact("0860")).isEqualTo("910");
        assertThat(levels.exact("0899")).isEqualTo("912");
        assertThat(levels.exact("0351")).isEqualTo("C13");
        assertThat(levels.of("01")).isInstanceOf(Rendering.None.class);
        assertThat(levels.of("1A31")).isNull();
    }

    @Example
    void aPartySchoolEducationNeverBecomesANationalOne() {
        Translation education = translation("ZB64@2006", "GB4658@2006");
        for (String code : List.of("1A", "1B", "2A", "2B", "34", "37")) {
            Rendering rendering = Objects.requireNonNull(education.of(code), code);
            assertThat(rendering).isInstanceOf(Rendering.Broader.class);
            assertThat(rendering.target()).isEqualTo("90");
            assertThat(Objects.requireNonNull(rendering.lost()).zh()).contains("党校");
        }
    }

    @Example
    void onlyWhatWasGraduatedBecomesGraduated() {
        CodeSet national = Objects.requireNonNull(STANDARD.codeSet("GB4658@2006"));
        Translation education = translation("GB4658@2006", "ZB64@2006");
        for (Code code : national.codes()) {
            if (code.zh().endsWith("结业") || code.zh().endsWith("肄业")) {
                String target =
                        Objects.requireNonNull(education.of(code.code())).target();
                assertThat(target).as(code.zh()).isIn("10", "20", "30", null);
            }
        }
    }

    @Example
    void theKindsOf2023LoseTheirNameInZb29() {
        Translation kinds = translation("HubTrainingKind@1.0", "ZB29@2006");
        assertThat(kinds.exact("1")).isEqualTo("1");
        assertThat(kinds.exact("91")).isNull();
        assertThat(Objects.requireNonNull(kinds.of("91")).target()).isEqualTo("9");
    }

    @Example
    void aMergedSchoolIsNotGuessedApart() {
        Rendering school = Objects.requireNonNull(
                translation("HubInstitutionCategory@1.0", "ZB27@2006").of("1"));
        assertThat(school).isEqualTo(new Rendering.Ambiguous(List.of("1", "3"), Objects.requireNonNull(school.lost())));
        assertThat(school.target()).isNull();
    }

    @Example
    void everyFileIsNamedAfterItsTwoSets() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/standard/translations"))) {
            assertThat(new TreeSet<>(files.map(file -> file.getFileName().toString())
                            .map(name -> name.replaceFirst("\\.yaml$", ""))
                            .toList()))
                    .isEqualTo(STANDARD.translations().keySet());
        }
    }

    @Example
    void theOrderIsThatOfTheFile() {
        Map<String, Rendering> codes = new LinkedHashMap<>();
        codes.put("9", new Rendering.Exact("a"));
        codes.put("1", new Rendering.Exact("b"));
        assertThat(new Translation("A@1", "B@1", OWN, codes).codes().keySet()).containsExactly("9", "1");
    }

    private static Translation translation(String from, String to) {
        return Objects.requireNonNull(STANDARD.translation(from, to), from + " to " + to);
    }

    private static Stream<String> exactTargets(Map<String, Rendering> codes) {
        return codes.values().stream()
                .filter(Rendering.Exact.class::isInstance)
                .map(rendering -> Objects.requireNonNull(rendering.target()));
    }
}
