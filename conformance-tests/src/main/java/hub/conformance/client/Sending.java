package hub.conformance.client;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One submission by REST. 一次 REST 报送。
 *
 * @param mediaType what the body is
 * @param body the bytes
 * @param idempotencyKey the same when the same content is sent again; null for none
 * @param patience how long the call waits for the verdict; zero to be answered at once
 * @param fileName name of the file, null if it is none
 * @param secrecy the declaration; {@code none} says 非密
 */
public record Sending(
        String mediaType,
        byte[] body,
        @Nullable String idempotencyKey,
        Duration patience,
        @Nullable String fileName,
        String secrecy) {
    public static final String JSON = "application/json";
    public static final String NDJSON = "application/x-ndjson";
    public static final String CSV = "text/csv";
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final Duration USUAL_WAIT = Duration.ofSeconds(30);

    /** A text to be judged while the call waits. */
    public static Sending of(String mediaType, String text) {
        return new Sending(mediaType, text.getBytes(StandardCharsets.UTF_8), null, USUAL_WAIT, null, "none");
    }

    public Sending withBody(byte[] bytes) {
        return new Sending(mediaType, bytes, idempotencyKey, patience, fileName, secrecy);
    }

    public Sending withKey(@Nullable String key) {
        return new Sending(mediaType, body, key, patience, fileName, secrecy);
    }

    public Sending waiting(Duration time) {
        return new Sending(mediaType, body, idempotencyKey, time, fileName, secrecy);
    }

    public Sending named(String name) {
        return new Sending(mediaType, body, idempotencyKey, patience, name, secrecy);
    }

    public Sending declaring(String declaration) {
        return new Sending(mediaType, body, idempotencyKey, patience, fileName, declaration);
    }
}
