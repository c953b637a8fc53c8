package hub.routes.security;

import hub.schemas.Finding;
import hub.schemas.Level;
import hub.schemas.Severity;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A call that is refused as a whole, before or besides any record. 调用被拒绝。
 *
 * <p>Thrown where a call is taken in and turned into an answer at its edge (RFC 9457 problem, SOAP fault); never reaches the validator.
 * It carries no stack: it says what the caller did, not where the hub was.
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Finding finding;
    private final int status;
    private final transient Map<String, String> headers;

    private Refusal(Finding finding, int status, Map<String, String> headers) {
        super(finding.code(), null, false, false);
        this.finding = finding;
        this.status = status;
        this.headers = headers;
    }

    /**
     * A refusal for what a finding says.
     *
     * @param finding the code and its placeholders' values
     * @param status the HTTP status that fits
     */
    public static Refusal of(Finding finding, int status) {
        return new Refusal(finding, status, Map.of());
    }

    /**
     * A refusal by a code of the catalogue.
     *
     * @param code such as {@code LIM-0001}
     * @param status the HTTP status that fits
     * @param arguments values of the message's placeholders; never personal
     */
    public static Refusal of(String code, int status, Map<String, String> arguments) {
        return of(new Finding(code, Severity.ERROR, Level.INTAKE, null, "", null, arguments), status);
    }

    /** The same refusal with one more header on its answer. */
    public Refusal with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Refusal(finding, status, more);
    }

    /** HUB-0004: the request itself is wrong. */
    public static Refusal badRequest(String reason) {
        return of("HUB-0004", 400, Map.of("reason", reason));
    }

    /** HUB-0004: the path has no such method. */
    public static Refusal noSuchMethod() {
        return of("HUB-0004", 405, Map.of("reason", "method"));
    }

    /** HUB-0002: there is none, or not for this caller. */
    public static Refusal notFound() {
        return of("HUB-0002", 404, Map.of());
    }

    /** HUB-0005: a form the hub does not read. */
    public static Refusal unsupported(String type, String supported) {
        return of("HUB-0005", 415, Map.of("type", type, "supported", supported));
    }

    /** ENT-0003: who calls is not known. */
    public static Refusal unknownCaller() {
        return of("ENT-0003", 401, Map.of()).with("WWW-Authenticate", "Basic realm=\"hub\", charset=\"UTF-8\"");
    }

    /** ENT-0004: the credential is for something else. */
    public static Refusal notEntitled() {
        return of("ENT-0004", 403, Map.of());
    }

    /** HUB-0003: the hub failed; the reference leads to the log. */
    public static Refusal failure() {
        return of("HUB-0003", 500, Map.of("correlation", Correlation.current()));
    }

    /** LIM-0001: larger than a limit. */
    public static Refusal tooLarge(long bytes) {
        return of("LIM-0001", 413, Map.of("limit", size(bytes)));
    }

    /** LIM-0003: too many requests. */
    public static Refusal tooMany(long seconds) {
        return of("LIM-0003", 429, Map.of("retryAfter", Long.toString(seconds)))
                .with("Retry-After", Long.toString(seconds));
    }

    /** HUB-0001: nothing is taken for the moment. */
    public static Refusal busy(long seconds) {
        return of("HUB-0001", 503, Map.of("retryAfter", Long.toString(seconds)))
                .with("Retry-After", Long.toString(seconds));
    }

    /** HUB-0007: of this work only one is done at a time, and one is under way. */
    public static Refusal underWay(long seconds) {
        return of("HUB-0007", 503, Map.of("retryAfter", Long.toString(seconds)))
                .with("Retry-After", Long.toString(seconds));
    }

    private static String size(long bytes) {
        long mib = bytes >> 20;
        return mib > 0 ? mib + " MB" : bytes + " B";
    }

    public Finding finding() {
        return finding;
    }

    public int status() {
        return status;
    }

    public Map<String, String> headers() {
        return headers;
    }
}
