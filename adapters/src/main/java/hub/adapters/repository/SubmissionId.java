package hub.adapters.repository;

import java.security.SecureRandom;
import java.time.Instant;

/** Makes the public ids of submissions: 26 characters, time first so that they sort, the rest not to be guessed. 报送编号。 */
public final class SubmissionId {
    private static final char[] DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
    private static final int TIME_CHARACTERS = 10;
    private static final int RANDOM_CHARACTERS = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private SubmissionId() {}

    /** A new id. */
    public static String at(Instant time) {
        char[] id = new char[TIME_CHARACTERS + RANDOM_CHARACTERS];
        long millis = time.toEpochMilli();
        for (int at = TIME_CHARACTERS - 1; at >= 0; at--) {
            id[at] = DIGITS[(int) (millis & 31)];
            millis >>>= 5;
        }
        byte[] random = new byte[RANDOM_CHARACTERS];
        RANDOM.nextBytes(random);
        for (int at = 0; at < RANDOM_CHARACTERS; at++) {
            id[TIME_CHARACTERS + at] = DIGITS[random[at] & 31];
        }
        return new String(id);
    }
}
