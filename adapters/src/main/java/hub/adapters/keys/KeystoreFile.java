package hub.adapters.keys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keys in a file of the data folder that only its owner can read, generated at first start. 密钥库文件。
 *
 * <p>AES-256-GCM with random nonces (one key serves at most 2^32 values: rotate before), HMAC-SHA-256 for indexes and digests with a key of
 * their own each, Tink's AES-GCM-HKDF for streams. Of several keys for one use the last named seals; all of them open.
 */
public final class KeystoreFile implements Keys {
    private static final String SEAL_ALGORITHM = "A256GCM";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;
    private static final int INDEX_BYTES = 16;
    private static final int SEGMENT_BYTES = 64 * 1024;
    private static final byte[] STREAM_MARK = "HUBS1.".getBytes(StandardCharsets.US_ASCII);
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final ThreadLocal<Cipher> CIPHER = ThreadLocal.withInitial(KeystoreFile::cipher);

    private enum Use {
        SEAL,
        INDEX,
        DIGEST,
        STREAM;

        String wire() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private record Key(String id, byte[] secret) {}

    private final Map<Use, Map<String, Key>> keys = new EnumMap<>(Use.class);
    private final Map<Use, Key> current = new EnumMap<>(Use.class);
    private final Map<String, AesGcmHkdfStreaming> streams = new LinkedHashMap<>();
    private final SecretKeySpec sealKey;
    private final ThreadLocal<Mac> indexMac;
    private final ThreadLocal<Mac> digestMac;
    private final SecureRandom random = new SecureRandom();

    private KeystoreFile(JsonNode file) {
        for (JsonNode node : file.path("keys")) {
            Use use = Use.valueOf(node.path("use").asText().toUpperCase(java.util.Locale.ROOT));
            Key key = new Key(
                    node.path("id").asText(),
                    Base64.getDecoder().decode(node.path("secret").asText()));
            if (key.secret().length != KEY_BYTES) {
                throw new IllegalStateException("key " + key.id() + " is not " + KEY_BYTES + " bytes long");
            }
            keys.computeIfAbsent(use, unused -> new LinkedHashMap<>()).put(key.id(), key);
            current.put(use, key);
        }
        for (Use use : Use.values()) {
            if (!current.containsKey(use)) {
                throw new IllegalStateException("the keystore has no key for " + use.wire());
            }
        }
        keys.getOrDefault(Use.STREAM, Map.of()).forEach((id, key) -> streams.put(id, stream(key)));
        sealKey = new SecretKeySpec(currentKey(Use.SEAL).secret(), "AES");
        indexMac = ThreadLocal.withInitial(() -> mac(currentKey(Use.INDEX)));
        digestMac = ThreadLocal.withInitial(() -> mac(currentKey(Use.DIGEST)));
    }

    /**
     * Opens the keystore, or generates it where there is none.
     *
     * @param file where it stands; its folder is made if need be
     * @throws IOException if it cannot be read or written
     * @throws IllegalStateException if others than its owner may read it, or it is damaged; the message says what to do
     */
    public static KeystoreFile open(Path file) throws IOException {
        if (!Files.exists(file)) {
            generate(file);
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (!OWNER_ONLY.containsAll(permissions)) {
            throw new IllegalStateException("others may read the keystore " + file + " ("
                    + PosixFilePermissions.toString(permissions) + "): chmod 600 it / 密钥库文件权限过宽，请改为 600");
        }
        return new KeystoreFile(new ObjectMapper().readTree(Files.readAllBytes(file)));
    }

    private static void generate(Path file) throws IOException {
        SecureRandom random = new SecureRandom();
        ObjectMapper json = new ObjectMapper();
        ObjectNode root = json.createObjectNode();
        ArrayNode list = root.put("format", 1).putArray("keys");
        for (Use use : Use.values()) {
            byte[] secret = new byte[KEY_BYTES];
            random.nextBytes(secret);
            list.addObject()
                    .put("id", "k1")
                    .put("use", use.wire())
                    .put("secret", Base64.getEncoder().encodeToString(secret));
        }
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        Files.createDirectories(folder);
        Path part =
                Files.createTempFile(folder, ".keystore", ".part", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            ByteBuffer bytes =
                    ByteBuffer.wrap(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        Archive.sync(folder);
    }

    @Override
    public Sealed seal(byte[] clear, byte[] bound) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            Cipher cipher = CIPHER.get();
            cipher.init(Cipher.ENCRYPT_MODE, sealKey, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(bound);
            byte[] box = Arrays.copyOf(nonce, NONCE_BYTES + cipher.getOutputSize(clear.length));
            int written = cipher.doFinal(clear, 0, clear.length, box, NONCE_BYTES);
            return new Sealed(currentKey(Use.SEAL).id(), SEAL_ALGORITHM, Arrays.copyOf(box, NONCE_BYTES + written));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM failed", e);
        }
    }

    @Override
    public byte[] open(Sealed sealed, byte[] bound) {
        Key key = keys.getOrDefault(Use.SEAL, Map.of()).get(sealed.key());
        if (key == null || !sealed.algorithm().equals(SEAL_ALGORITHM)) {
            throw new SealBrokenException("no key " + sealed.key() + " for " + sealed.algorithm());
        }
        if (sealed.box().length < NONCE_BYTES) {
            throw new SealBrokenException("too short for a sealed value");
        }
        try {
            Cipher cipher = CIPHER.get();
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(key.secret(), "AES"),
                    new GCMParameterSpec(TAG_BITS, sealed.box(), 0, NONCE_BYTES));
            cipher.updateAAD(bound);
            return cipher.doFinal(sealed.box(), NONCE_BYTES, sealed.box().length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new SealBrokenException("the sealed value was altered or belongs elsewhere", e);
        }
    }

    @Override
    public byte[] index(String domain, byte[] clear) {
        Mac mac = indexMac.get();
        mac.update(domain.getBytes(StandardCharsets.UTF_8));
        mac.update((byte) 0);
        return Arrays.copyOf(mac.doFinal(clear), INDEX_BYTES);
    }

    @Override
    public byte[] digest(byte[] content) {
        return digestMac.get().doFinal(content);
    }

    @Override
    public OutputStream sealing(OutputStream to, byte[] bound) throws IOException {
        Key key = currentKey(Use.STREAM);
        to.write(STREAM_MARK);
        to.write((key.id() + "\n").getBytes(StandardCharsets.US_ASCII));
        try {
            return Objects.requireNonNull(streams.get(key.id())).newEncryptingStream(to, bound);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("streaming encryption failed", e);
        }
    }

    @Override
    public InputStream opening(InputStream from, byte[] bound) throws IOException {
        byte[] mark = from.readNBytes(STREAM_MARK.length);
        if (!Arrays.equals(mark, STREAM_MARK)) {
            throw new IOException("not a sealed stream");
        }
        AesGcmHkdfStreaming stream = streams.get(line(from));
        if (stream == null) {
            throw new IOException("the key of this sealed stream is not here");
        }
        try {
            return stream.newDecryptingStream(from, bound);
        } catch (GeneralSecurityException e) {
            throw new IOException("the sealed stream does not open", e);
        }
    }

    private static String line(InputStream from) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = from.read(); next != '\n'; next = from.read()) {
            if (next < 0 || line.size() > 64) {
                throw new EOFException("not a sealed stream");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.US_ASCII);
    }

    private Key currentKey(Use use) {
        return Objects.requireNonNull(current.get(use));
    }

    private static AesGcmHkdfStreaming stream(Key key) {
        try {
            return new AesGcmHkdfStreaming(key.secret(), "HmacSha256", KEY_BYTES, SEGMENT_BYTES, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("streaming encryption is not available", e);
        }
    }

    private static Mac mac(Key key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.secret(), "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is not available", e);
        }
    }

    private static Cipher cipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is not available", e);
        }
    }
}
