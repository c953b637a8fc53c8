package hub.routes.rest;

import hub.adapters.Form;
import hub.adapters.mapping.Mapping;
import hub.adapters.mapping.Mappings;
import hub.adapters.repository.Channel;
import hub.adapters.tree.TreeMappings;
import hub.routes.intake.Incoming;
import hub.routes.security.Caller;
import hub.routes.security.Refusal;
import hub.standards.Standard;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Takes what a POST of records says in its headers; its body waits. */
@Component
final class ReadPosted {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final Map<String, Form> FORMS = Map.of(
            "application/json", Form.JSON, "application/x-ndjson", Form.NDJSON, "text/csv", Form.CSV, XLSX, Form.XLSX);

    private static final Pattern WAIT = Pattern.compile("wait=([0-9]{1,4})");
    private static final Pattern KEY = Pattern.compile("[!-~]{1,128}");
    private static final Pattern MAPPING = Pattern.compile("[a-z0-9-]{1,64}");
    private static final Pattern VERSION = Pattern.compile("[0-9]{1,3}\\.[0-9]{1,3}");
    private static final int LONGEST_NAME = 200;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Standard standard;
    private final Mappings mappings;
    private final TreeMappings trees;

    ReadPosted(Standard standard, Mappings mappings, TreeMappings trees) {
        this.standard = standard;
        this.mappings = mappings;
        this.trees = trees;
    }

    /**
     * The submission behind the request.
     *
     * @throws Refusal if a header is wrong, or the body is declared larger than its form may be
     */
    Posted read(RestRequest request) throws IOException {
        request.with();
        Caller.Sending sender = request.sender();
        if (!sender.entry().channels().contains(Channel.REST)) {
            throw Refusal.notEntitled();
        }
        Form form = form(request);
        // One document is held in memory while it is read; what has a record a line is not.
        DataSize limit =
                form == Form.JSON ? request.limits().body() : request.limits().file();
        Incoming incoming = new Incoming(
                sender.identity(),
                Channel.REST,
                name(request, form),
                form,
                mapping(request, form),
                request.header("Hub-Secrecy").orElse(null),
                matching(request, "Idempotency-Key", KEY).orElse(null),
                matching(request, "Hub-Standard", VERSION)
                        .orElse(standard.version().version()),
                request.declaredLength(),
                request.body(limit));
        return new Posted(incoming, wait(request));
    }

    private static Form form(RestRequest request) {
        String declared = request.header("Content-Type").orElse("");
        if (!request.header("Content-Encoding").orElse("identity").equals("identity")) {
            throw Refusal.unsupported("Content-Encoding", "identity");
        }
        try {
            MediaType type = MediaType.parseMediaType(declared);
            Form form = FORMS.get(type.getType() + "/" + type.getSubtype());
            if (form != null) {
                return form;
            }
        } catch (InvalidMediaTypeException notOne) {
            // refused like every type the hub does not read
        }
        throw Refusal.unsupported(Shown.name(declared), String.join(", ", new java.util.TreeSet<>(FORMS.keySet())));
    }

    private static String name(RestRequest request, Form form) {
        Optional<String> given = request.header("Hub-File-Name");
        if (given.isEmpty()) {
            return "body." + form.name().toLowerCase(java.util.Locale.ROOT);
        }
        String name = percentDecoded(given.get());
        if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.badRequest("Hub-File-Name");
        }
        return name;
    }

    private static String percentDecoded(String text) {
        byte[] bytes = new byte[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%' && i + 2 < text.length()) {
                int high = Character.digit(text.charAt(++i), 16);
                int low = Character.digit(text.charAt(++i), 16);
                if (high < 0 || low < 0) {
                    throw Refusal.badRequest("Hub-File-Name");
                }
                bytes[length++] = (byte) (high << 4 | low);
            } else if (c > ' ' && c < 0x7F && c != '%') {
                bytes[length++] = (byte) c;
            } else {
                throw Refusal.badRequest("Hub-File-Name");
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Refusal.badRequest("Hub-File-Name");
        }
    }

    private @Nullable String mapping(RestRequest request, Form form) {
        Optional<String> named = matching(request, "Hub-Mapping", MAPPING);
        if (named.isPresent() && !known(named.get(), form)) {
            throw Refusal.of("MAP-0005", 422, Map.of("file", named.get()));
        }
        return named.orElse(null);
    }

    private boolean known(String named, Form form) {
        boolean table = form == Form.CSV || form == Form.XLSX;
        return table
                ? mappings.named(named, form == Form.XLSX ? Mapping.Kind.WORKBOOK : Mapping.Kind.CSV)
                        .isPresent()
                : trees.named(named, form).isPresent();
    }

    private static Optional<String> matching(RestRequest request, String header, Pattern pattern) {
        Optional<String> value = request.header(header);
        if (value.isPresent() && !pattern.matcher(value.get()).matches()) {
            throw Refusal.badRequest(header);
        }
        return value;
    }

    /** RFC 7240: a preference that is not understood is ignored. */
    static Duration wait(RestRequest request) {
        for (String preference : request.header("Prefer").orElse("").split(",", -1)) {
            Matcher wait = WAIT.matcher(preference.strip());
            if (wait.matches()) {
                Duration asked = Duration.ofSeconds(Long.parseLong(wait.group(1)));
                return asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
            }
        }
        return Duration.ZERO;
    }
}
