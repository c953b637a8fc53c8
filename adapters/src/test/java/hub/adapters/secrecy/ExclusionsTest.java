package hub.adapters.secrecy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Excluded units and classes are found in every form, and nothing that only resembles them. */
class ExclusionsTest {
    private static final Exclusions EXCLUDED = Exclusions.of(List.of("某省第九保障局", "ZX-2026-01", "特别任务班"));

    private static final List<String> NAMED = List.of(
            "某省第九保障局",
            "某省第九保障局机关党委",
            "（中共某省第九保障局党组）",
            "某省 第九 保障局",
            "某 省 第 九　保 障 局",
            "ZX-2026-01",
            "zx-2026-01",
            "ＺＸ－２０２６－０１",
            "班次ZX-2026-01（春季）",
            "2026年特别任务班");

    private static final List<String> NOT_NAMED =
            List.of("某省第八保障局", "某市第九保障局", "第九保障局", "ZX-2026-011", "AZX-2026-01", "ZX-2026-0", "特别任务", "特别任务专班", "保障局");

    static List<Examples.Form> forms() {
        return Examples.FORMS;
    }

    @ParameterizedTest
    @MethodSource("forms")
    void found_in_every_form(Examples.Form form) {
        assertThat(NAMED)
                .allSatisfy(text ->
                        assertThat(scan(form.carry().apply(text), 1 << 20)).isEqualTo(SecrecyVerdict.EXCLUDED));
        assertThat(NOT_NAMED)
                .allSatisfy(text ->
                        assertThat(scan(form.carry().apply(text), 1 << 20)).isEqualTo(SecrecyVerdict.CLEAR));
    }

    @Property(tries = 200)
    void found_wherever_the_bytes_are_cut(
            @ForAll("anyForm") Examples.Form form,
            @ForAll("anyName") String name,
            @ForAll @IntRange(max = 140_000) int before,
            @ForAll @IntRange(min = 1, max = 70_000) int piece) {
        byte[] filler = form.carry().apply("某省第八保障局，第3期");
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (body.size() < before) {
            body.writeBytes(filler);
        }
        body.writeBytes("\n".getBytes(form.charset()));
        body.writeBytes(form.carry().apply(name));
        body.writeBytes(filler);

        assertThat(scan(body.toByteArray(), piece)).isEqualTo(SecrecyVerdict.EXCLUDED);
    }

    @Test
    void names_of_files() {
        assertThat(EXCLUDED.in("某省第九保障局_学员.csv")).isTrue();
        assertThat(EXCLUDED.in("zx-2026-01.xlsx")).isTrue();
        assertThat(EXCLUDED.in("zx-2026-012.xlsx")).isFalse();
        assertThat(EXCLUDED.in("")).isFalse();
        assertThat(Exclusions.NONE.in("某省第九保障局")).isFalse();
    }

    @Test
    void inside_of_archives_split_into_runs_and_in_names_of_entries() throws IOException {
        assertThat(packed("a.csv", "T1,某省第九保障局")).isEqualTo(SecrecyVerdict.EXCLUDED);
        assertThat(packed("特别任务班/a.csv", "T1")).isEqualTo(SecrecyVerdict.EXCLUDED);
        assertThat(packed("xl/sharedStrings.xml", "<si><r><t>某省第</t></r><r><rPr><b/></rPr><t>九保障局</t></r></si>"))
                .isEqualTo(SecrecyVerdict.EXCLUDED);
        assertThat(packed("a.csv", "T1,某省第八保障局")).isEqualTo(SecrecyVerdict.CLEAR);
    }

    @Test
    void a_mark_outweighs_a_name() {
        assertThat(scan("某省第八保障局,机密★1年".getBytes(StandardCharsets.UTF_8), 7)).isEqualTo(SecrecyVerdict.MARKED);
    }

    @Test
    void random_bytes_hold_no_name() {
        byte[] bytes = new byte[16 << 20];
        new Random(20261125).nextBytes(bytes);
        assertThat(scan(bytes, 8_192)).isEqualTo(SecrecyVerdict.CLEAR);
    }

    @Test
    void a_name_that_would_hit_harmless_texts_is_refused() {
        for (String name : new String[] {"", "保密", "机关", "ZX-01", "甲".repeat(61)}) {
            assertThatIllegalArgumentException().isThrownBy(() -> Exclusions.of(List.of(name)));
        }
        assertThat(Exclusions.of(List.of()).isEmpty()).isTrue();
    }

    @Provide
    Arbitrary<Examples.Form> anyForm() {
        return Arbitraries.of(Examples.FORMS.stream()
                .filter(form -> !form.name().startsWith("all there is"))
                .toList());
    }

    @Provide
    Arbitrary<String> anyName() {
        return Arbitraries.of(NAMED);
    }

    private static SecrecyVerdict scan(byte[] body, int piece) {
        SecrecyScan scan = new SecrecyScan(EXCLUDED);
        for (int at = 0; at < body.length; at += piece) {
            scan.scan(body, at, Math.min(piece, body.length - at));
        }
        return scan.verdict();
    }

    private static SecrecyVerdict packed(String name, String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return new PackedScan(1_000, 1 << 30, 100, EXCLUDED).scan(new ByteArrayInputStream(out.toByteArray()));
    }
}
