package hub.routes.rest;

import hub.adapters.SenderIdentity;
import hub.routes.security.Caller;
import hub.routes.security.CallerToken;
import hub.routes.security.LimitedBody;
import hub.routes.security.Refusal;
import hub.routes.security.RequestLimits;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.HandlerMapping;

/**
 * One REST call: who calls, with what, and a body that is not read before a step asks for it. 一次 REST 调用。
 *
 * <p>It is the body of the exchange; nothing the caller wrote ever becomes a header of a Camel message.
 */
public final class RestRequest {
    private final HttpServletRequest servlet;
    private final RequestLimits limits;

    RestRequest(HttpServletRequest servlet, RequestLimits limits) {
        this.servlet = servlet;
        this.limits = limits;
    }

    /** Who calls. */
    public Caller caller() {
        Caller caller = CallerToken.of(servlet);
        if (caller == null) {
            throw Refusal.unknownCaller();
        }
        return caller;
    }

    /**
     * The sender who calls.
     *
     * @throws Refusal if it is somebody else
     */
    public Caller.Sending sender() {
        if (caller() instanceof Caller.Sending sending) {
            return sending;
        }
        throw Refusal.notEntitled();
    }

    /** The identity of the sender who calls. */
    public SenderIdentity identity() {
        return sender().identity();
    }

    /** The value of a path variable. */
    @SuppressWarnings("unchecked") // what Spring puts there
    public String path(String name) {
        var variables = (Map<String, String>) servlet.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        String value = variables == null ? null : variables.get(name);
        if (value == null) {
            throw Refusal.notFound();
        }
        return value;
    }

    /**
     * Refuses query parameters that the operation does not have, and those given twice, so that nothing is dropped in silence.
     *
     * @return this request
     */
    public RestRequest with(String... parameters) {
        Set<String> known = Set.of(parameters);
        for (String name : Collections.list(servlet.getParameterNames())) {
            if (!known.contains(name) || servlet.getParameterValues(name).length != 1) {
                throw Refusal.badRequest(Shown.name(name));
            }
        }
        return this;
    }

    /** A query parameter. */
    public Optional<String> query(String name) {
        return Optional.ofNullable(servlet.getParameter(name));
    }

    /**
     * A query parameter that is a number.
     *
     * @throws Refusal if it is not a number from least to most
     */
    public long number(String name, long absent, long least, long most) {
        String text = query(name).orElse(Long.toString(absent));
        if (text.length() > 19 || !text.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            throw Refusal.badRequest(name);
        }
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException tooLong) {
            // refused like every number out of range
        }
        throw Refusal.badRequest(name);
    }

    /**
     * A request header.
     *
     * @throws Refusal if it is there twice
     */
    public Optional<String> header(String name) {
        List<String> values = Collections.list(servlet.getHeaders(name));
        if (values.size() > 1) {
            throw Refusal.badRequest(name);
        }
        return values.stream().findFirst();
    }

    /** Bytes the body is said to have; -1 if nothing is said. */
    public long declaredLength() {
        return servlet.getContentLengthLong();
    }

    /**
     * The body, if it may be as large as it is said to be; it stops where it turns out larger or too slow.
     *
     * @throws Refusal if it is declared larger than the limit
     */
    public InputStream body(DataSize limit) throws IOException {
        if (declaredLength() > limit.toBytes()) {
            throw Refusal.tooLarge(limit.toBytes());
        }
        return new LimitedBody(servlet.getInputStream(), limit.toBytes(), limits.time());
    }

    /** The limits that hold for it. */
    public RequestLimits limits() {
        return limits;
    }
}
