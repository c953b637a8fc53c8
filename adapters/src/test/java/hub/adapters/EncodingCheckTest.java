package hub.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Our byte rules say exactly what the platform's strict decoders say. */
class EncodingCheckTest {

    private static EncodingCheck checked(byte[]... parts) {
        EncodingCheck check = new EncodingCheck();
        for (byte[] part : parts) {
            check.update(part, part.length);
        }
        return check;
    }

    private static boolean decodes(Charset charset, byte[] bytes) {
        try {
            charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    @Test
    void everyOneAndTwoByteSequenceAsThePlatformDecodesIt() {
        for (int first = 0; first < 256; first++) {
            byte[] one = {(byte) first};
            assertThat(checked(one).gb18030().charset() != null)
                    .as("%02x", first)
                    .isEqualTo(decodes(EncodingCheck.GB18030, one));
            for (int second = 0; second < 256; second++) {
                byte[] two = {(byte) first, (byte) second};
                assertThat(checked(two).gb18030().charset() != null)
                        .as("%02x %02x", first, second)
                        .isEqualTo(decodes(EncodingCheck.GB18030, two));
                assertThat(checked(two).utf8().charset() != null)
                        .as("%02x %02x", first, second)
                        .isEqualTo(decodes(StandardCharsets.UTF_8, two));
            }
        }
    }

    @Test
    void everyFourByteSequenceOfGb18030AsThePlatformDecodesIt() {
        for (int first = 0x81; first <= 0xFE; first++) {
            for (int second = 0x30; second <= 0x39; second++) {
                for (int third = 0x81; third <= 0xFE; third++) {
                    for (int fourth = 0x30; fourth <= 0x39; fourth++) {
                        byte[] four = {(byte) first, (byte) second, (byte) third, (byte) fourth};
                        boolean ours = checked(four).gb18030().charset() != null;
                        if (ours != decodes(EncodingCheck.GB18030, four)) {
                            throw new AssertionError(
                                    String.format("%02x %02x %02x %02x", first, second, third, fourth));
                        }
                    }
                }
            }
        }
    }

    @Property(tries = 3000)
    void anyBytesAsThePlatformDecodesThem(
            @ForAll @Size(max = 12) byte[] bytes, @ForAll @IntRange(min = 0, max = 12) int cut) {
        int at = Math.min(cut, bytes.length);
        EncodingCheck check =
                checked(java.util.Arrays.copyOf(bytes, at), java.util.Arrays.copyOfRange(bytes, at, bytes.length));
        assertThat(check.utf8().charset() != null).isEqualTo(decodes(StandardCharsets.UTF_8, bytes));
        assertThat(check.gb18030().charset() != null).isEqualTo(decodes(EncodingCheck.GB18030, bytes));
    }

    @Property(tries = 2000)
    void anyTextIsTakenInEitherEncoding(@ForAll String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        assertThat(checked(utf8).utf8().charset() != null).isTrue();
        byte[] gb = text.getBytes(EncodingCheck.GB18030);
        assertThat(checked(gb).gb18030().charset() != null).isTrue();
    }

    @Test
    void saysWhereABadByteStands() {
        byte[] bytes = "姓名\r\n张三\r\n李四\n".getBytes(StandardCharsets.UTF_8);
        bytes[16] = (byte) 0xFF;
        EncodingCheck.Verdict verdict = checked(bytes).verdict();
        assertThat(verdict.charset()).isNull();
        assertThat(verdict.offset()).isEqualTo(16);
        assertThat(verdict.row()).isEqualTo(3);
    }

    @Test
    void aCharacterCutInHalfIsNoText() {
        byte[] bytes = "张三".getBytes(StandardCharsets.UTF_8);
        assertThat(checked(java.util.Arrays.copyOf(bytes, 5)).utf8().charset()).isNull();
        byte[] rare = "𠮷".getBytes(EncodingCheck.GB18030);
        assertThat(rare).hasSize(4);
        assertThat(checked(rare).verdict().charset()).isEqualTo(EncodingCheck.GB18030);
        assertThat(checked(java.util.Arrays.copyOf(rare, 3)).verdict().charset())
                .isNull();
    }
}
