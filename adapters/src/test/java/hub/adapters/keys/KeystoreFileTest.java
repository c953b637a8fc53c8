package hub.adapters.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeystoreFileTest {
    @TempDir
    Path folder;

    private Keys keys = unset();

    @BeforeEach
    void generate() throws IOException {
        keys = KeystoreFile.open(folder.resolve("keystore.json"));
    }

    private static Keys unset() {
        return (Keys) java.lang.reflect.Proxy.newProxyInstance(
                Keys.class.getClassLoader(), new Class<?>[] {Keys.class}, (proxy, method, arguments) -> {
                    throw new IllegalStateException("not generated yet");
                });
    }

    @Test
    void onlyItsOwnerCanReadItAndTheNextStartFindsTheSameKeys() throws IOException {
        Path file = folder.resolve("keystore.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");

        Sealed sealed = keys.seal("值".getBytes(UTF_8), bound("a"));
        Keys again = KeystoreFile.open(file);
        assertThat(again.open(sealed, bound("a"))).isEqualTo("值".getBytes(UTF_8));
        assertThat(again.index("CitizenId", bound("x"))).isEqualTo(keys.index("CitizenId", bound("x")));
        assertThat(again.digest(bound("x"))).isEqualTo(keys.digest(bound("x")));
    }

    @Test
    void aKeystoreThatOthersMayReadIsRefused() throws IOException {
        Path file = folder.resolve("keystore.json");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> KeystoreFile.open(file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("chmod 600");
    }

    @Test
    void whatIsSealedSaysByWhatAndOpensOnlyInItsPlace() {
        Sealed sealed = keys.seal(bound("value"), bound("record 1, field a"));
        assertThat(sealed.text()).startsWith("k1.A256GCM.");
        assertThat(Sealed.of(sealed.text())).isEqualTo(sealed);
        assertThat(Sealed.of(sealed.bytes())).isEqualTo(sealed);
        assertThat(keys.seal(bound("value"), bound("record 1, field a"))).isNotEqualTo(sealed);

        assertThatThrownBy(() -> keys.open(sealed, bound("record 2, field a"))).isInstanceOf(SealBrokenException.class);
        byte[] altered = sealed.box().clone();
        altered[altered.length - 1] ^= 1;
        assertThatThrownBy(() ->
                        keys.open(new Sealed(sealed.key(), sealed.algorithm(), altered), bound("record 1, field a")))
                .isInstanceOf(SealBrokenException.class);
        assertThatThrownBy(
                        () -> keys.open(new Sealed("k9", sealed.algorithm(), sealed.box()), bound("record 1, field a")))
                .isInstanceOf(SealBrokenException.class);
    }

    @Test
    void anIndexDependsOnKindAndKey() throws IOException {
        assertThat(keys.index("CitizenId", bound("1")))
                .hasSize(16)
                .isEqualTo(keys.index("CitizenId", bound("1")))
                .isNotEqualTo(keys.index("MobileNumber", bound("1")))
                .isNotEqualTo(keys.index("CitizenId", bound("2")));
        Keys others = KeystoreFile.open(folder.resolve("other/keystore.json"));
        assertThat(others.index("CitizenId", bound("1"))).isNotEqualTo(keys.index("CitizenId", bound("1")));
    }

    @Test
    void aStreamThatWasCutOrAlteredDoesNotReadToItsEnd() throws IOException {
        byte[] clear = new byte[300_000];
        Arrays.fill(clear, (byte) 7);
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        try (OutputStream sealing = keys.sealing(to, bound("file"))) {
            sealing.write(clear);
        }
        byte[] sealed = to.toByteArray();
        assertThat(read(sealed, "file")).isEqualTo(clear);

        assertThatThrownBy(() -> read(Arrays.copyOf(sealed, sealed.length - 70_000), "file"))
                .isInstanceOf(IOException.class);
        byte[] altered = sealed.clone();
        altered[200_000] ^= 1;
        assertThatThrownBy(() -> read(altered, "file")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(sealed, "another file")).isInstanceOf(IOException.class);
    }

    private byte[] read(byte[] sealed, String bound) throws IOException {
        try (InputStream in = keys.opening(new ByteArrayInputStream(sealed), bound(bound))) {
            return in.readAllBytes();
        }
    }

    private static byte[] bound(String text) {
        return text.getBytes(UTF_8);
    }
}
