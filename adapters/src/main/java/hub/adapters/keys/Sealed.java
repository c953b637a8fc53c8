package hub.adapters.keys;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * A sealed value: which key, which algorithm, and the box itself. 密文。
 *
 * @param key key id, such as {@code k1}
 * @param algorithm algorithm id, such as {@code A256GCM}
 * @param box nonce and ciphertext, as the algorithm lays them out
 */
public record Sealed(String key, String algorithm, byte[] box) {

    /** The form in a text column: {@code k1.A256GCM.<base64>}. */
    public String text() {
        return key + "." + algorithm + "."
                + Base64.getEncoder().withoutPadding().encodeToString(box);
    }

    /** The form in a binary column: the same with the box as it is. */
    public byte[] bytes() {
        byte[] head = (key + "." + algorithm + ".").getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(head, head.length + box.length);
        System.arraycopy(box, 0, all, head.length, box.length);
        return all;
    }

    /**
     * Reads {@link #text()}.
     *
     * @throws SealBrokenException if it is no such text
     */
    public static Sealed of(String text) {
        int first = text.indexOf('.');
        int second = text.indexOf('.', first + 1);
        if (first < 1 || second < 0) {
            throw new SealBrokenException("not a sealed value");
        }
        try {
            return new Sealed(
                    text.substring(0, first),
                    text.substring(first + 1, second),
                    Base64.getDecoder().decode(text.substring(second + 1)));
        } catch (IllegalArgumentException e) {
            throw new SealBrokenException("not a sealed value", e);
        }
    }

    /**
     * Reads {@link #bytes()}.
     *
     * @throws SealBrokenException if it is no such value
     */
    public static Sealed of(byte[] bytes) {
        int first = dot(bytes, 0);
        int second = dot(bytes, first + 1);
        return new Sealed(
                new String(bytes, 0, first, StandardCharsets.US_ASCII),
                new String(bytes, first + 1, second - first - 1, StandardCharsets.US_ASCII),
                Arrays.copyOfRange(bytes, second + 1, bytes.length));
    }

    private static int dot(byte[] bytes, int from) {
        for (int at = from; at < bytes.length; at++) {
            if (bytes[at] == '.') {
                return at;
            }
        }
        throw new SealBrokenException("not a sealed value");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sealed sealed
                && key.equals(sealed.key)
                && algorithm.equals(sealed.algorithm)
                && Arrays.equals(box, sealed.box);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(box);
    }

    @Override
    public String toString() {
        return "Sealed[" + key + "." + algorithm + "]";
    }
}
