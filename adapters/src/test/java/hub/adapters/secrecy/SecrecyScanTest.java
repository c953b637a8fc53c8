package hub.adapters.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecrecyScanTest {

    static Stream<Examples.Form> forms() {
        return Examples.FORMS.stream();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void every_mark_is_found(Examples.Form form) {
        assertThat(Examples.MARKS)
                .allSatisfy(mark ->
                        assertThat(scan(form.carry().apply(mark), 1 << 20)).isEqualTo(SecrecyVerdict.MARKED));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void no_look_alike_is(Examples.Form form) {
        assertThat(Examples.LOOK_ALIKES)
                .allSatisfy(text ->
                        assertThat(scan(form.carry().apply(text), 1 << 20)).isEqualTo(SecrecyVerdict.CLEAR));
    }

    @Property(tries = 300)
    void a_mark_is_found_wherever_the_bytes_are_cut(
            @ForAll("forms") Examples.Form form,
            @ForAll("marks") String mark,
            @ForAll @IntRange(max = 140_000) int before,
            @ForAll @IntRange(max = 5_000) int after,
            @ForAll @IntRange(min = 1, max = 70_000) int piece) {
        byte[] body = padded(form, mark, before, after);

        assertThat(scan(body, piece)).isEqualTo(SecrecyVerdict.MARKED);
    }

    @Property(tries = 150)
    void a_look_alike_is_none_wherever_the_bytes_are_cut(
            @ForAll("forms") Examples.Form form,
            @ForAll("lookAlikes") String text,
            @ForAll @IntRange(max = 140_000) int before,
            @ForAll @IntRange(max = 5_000) int after,
            @ForAll @IntRange(min = 1, max = 70_000) int piece) {
        assertThat(scan(padded(form, text, before, after), piece)).isEqualTo(SecrecyVerdict.CLEAR);
    }

    @Property(tries = 150)
    void a_mark_at_the_border_of_the_buffer(
            @ForAll("forms") Examples.Form form,
            @ForAll("marks") String mark,
            @ForAll @IntRange(min = -1_200, max = 1_200) int shift) {
        byte[] value = form.carry().apply(mark);

        assertThat(scan(padded(form, mark, (1 << 16) - value.length + shift, 3_000), 8_192))
                .isEqualTo(SecrecyVerdict.MARKED);
        assertThat(scan(padded(form, mark, (1 << 16) - 1_024 - value.length + shift, 3_000), 1 << 20))
                .isEqualTo(SecrecyVerdict.MARKED);
    }

    @Property(tries = 100)
    void arbitrary_bytes_do_not_throw(@ForAll byte[] bytes) {
        assertThat(scan(bytes, 7)).isIn(SecrecyVerdict.CLEAR, SecrecyVerdict.PACKED, SecrecyVerdict.MARKED);
    }

    @Test
    void random_bytes_are_clear() {
        byte[] bytes = new byte[32 << 20];
        new Random(20261123).nextBytes(bytes);

        assertThat(scan(bytes, 8_192)).isEqualTo(SecrecyVerdict.CLEAR);
    }

    @Test
    void chinese_prose_without_any_ascii_is_clear_and_its_mark_is_found() {
        String prose = "各级党校要把保守国家秘密教育作为必修内容，秘书和机要人员要带头。".repeat(3_000);

        assertThat(scan(prose.getBytes(Examples.GB18030), 4_096)).isEqualTo(SecrecyVerdict.CLEAR);
        assertThat(scan((prose + "（机密）" + prose).getBytes(Examples.GB18030), 4_096))
                .isEqualTo(SecrecyVerdict.MARKED);
        assertThat(scan(("a" + prose + "机密★" + prose).getBytes(Examples.GB18030), 4_096))
                .isEqualTo(SecrecyVerdict.MARKED);
    }

    @Test
    void what_begins_as_a_zip_must_be_looked_into() {
        assertThat(scan(new byte[] {'P', 'K', 3, 4, 20, 0}, 1)).isEqualTo(SecrecyVerdict.PACKED);
        assertThat(scan(new byte[] {'P', 'K', 3}, 1)).isEqualTo(SecrecyVerdict.CLEAR);
        assertThat(scan(new byte[] {' ', 'P', 'K', 3, 4}, 1)).isEqualTo(SecrecyVerdict.CLEAR);
    }

    @Test
    void bytes_pass_the_stream_unchanged() throws IOException {
        byte[] body = "班次,机密,1".repeat(20_000).getBytes(StandardCharsets.UTF_8);
        SecrecyScan scan = new SecrecyScan();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        scan.over(new ByteArrayInputStream(body)).transferTo(out);

        assertThat(out.toByteArray()).isEqualTo(body);
        assertThat(scan.verdict()).isEqualTo(SecrecyVerdict.MARKED);
        assertThat(scan.verdict().finding()).isEqualTo("SEC-0001");
    }

    @Provide("forms")
    Arbitrary<Examples.Form> formsToCut() {
        return Arbitraries.of(Examples.FORMS.stream()
                .filter(form -> !form.name().startsWith("all there is"))
                .toList());
    }

    @Provide
    Arbitrary<String> marks() {
        return Arbitraries.of(Examples.MARKS);
    }

    @Provide
    Arbitrary<String> lookAlikes() {
        return Arbitraries.of(Examples.LOOK_ALIKES);
    }

    /** The value in its form, with harmless text of the same encoding around; characters of two bytes stay at even places. */
    private static byte[] padded(Examples.Form form, String value, int before, int after) {
        byte[] filler = form.carry().apply("保守国家秘密法，第3期");
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (body.size() + filler.length <= before) {
            body.writeBytes(filler);
        }
        body.writeBytes((" ".repeat(Math.max(0, before - body.size()) / form.width()) + "\n").getBytes(form.charset()));
        body.writeBytes(form.carry().apply(value));
        int end = body.size() + after;
        while (body.size() < end) {
            body.writeBytes(filler);
        }
        return body.toByteArray();
    }

    private static SecrecyVerdict scan(byte[] body, int piece) {
        SecrecyScan scan = new SecrecyScan();
        for (int at = 0; at < body.length; at += piece) {
            scan.scan(body, at, Math.min(piece, body.length - at));
        }
        return scan.verdict();
    }
}
