package hub.routes.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Secrets the hub generates: 256 random bits, so that one pass of SHA-256 cannot be searched backwards; salt and a slow password hash
 * would only slow down every request.
 */
final class Secret {
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secret() {}

    /** A new secret in letters, digits, hyphen and underscore. */
    static String generate() {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** What is stored instead of the secret. */
    static byte[] digest(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Whether the secret is the one, in a time that does not depend on how much of it is right. */
    static boolean matches(byte[] digest, String secret) {
        return MessageDigest.isEqual(digest, digest(secret));
    }
}
