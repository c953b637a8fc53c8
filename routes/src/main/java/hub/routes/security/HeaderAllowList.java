package hub.routes.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The only headers that pass, in either direction; everything else was never there. 请求头与应答头白名单。
 *
 * <p>Comes before all else, so no library behind it can be steered by a header it happens to know: {@code Camel*}, {@code
 * X-Forwarded-*}, {@code X-HTTP-Method-Override}, {@code Range}, in whatever case they are written.
 */
final class HeaderAllowList extends OncePerRequestFilter {

    private static final Set<String> IN = Set.of(
            "accept",
            "authorization",
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "expect",
            "host",
            "hub-file-name",
            "hub-mapping",
            "hub-secrecy",
            "hub-standard",
            "idempotency-key",
            "prefer",
            "soapaction",
            "transfer-encoding");

    private static final Set<String> OUT = Set.of(
            "allow",
            "cache-control",
            "connection",
            "content-disposition",
            "content-length",
            "content-security-policy",
            "content-type",
            "expires",
            "hub-correlation",
            "hub-repeated",
            "location",
            "pragma",
            "preference-applied",
            "referrer-policy",
            "retry-after",
            "strict-transport-security",
            "www-authenticate",
            "x-content-type-options",
            "x-frame-options");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try (MDC.MDCCloseable call = Correlation.begin()) {
            response.setHeader(Correlation.HEADER, Correlation.current());
            chain.doFilter(new Incoming(request), new Outgoing(response));
        }
    }

    private static boolean in(String name) {
        return IN.contains(name.toLowerCase(Locale.ROOT));
    }

    private static boolean out(String name) {
        return OUT.contains(name.toLowerCase(Locale.ROOT));
    }

    private static final class Incoming extends HttpServletRequestWrapper {
        Incoming(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            return in(name) ? super.getHeader(name) : null;
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return in(name) ? super.getHeaders(name) : Collections.emptyEnumeration();
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            return Collections.enumeration(Collections.list(super.getHeaderNames()).stream()
                    .filter(HeaderAllowList::in)
                    .toList());
        }

        @Override
        public int getIntHeader(String name) {
            return in(name) ? super.getIntHeader(name) : -1;
        }

        @Override
        public long getDateHeader(String name) {
            return in(name) ? super.getDateHeader(name) : -1;
        }
    }

    private static final class Outgoing extends HttpServletResponseWrapper {
        Outgoing(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void setHeader(String name, @Nullable String value) {
            if (out(name)) {
                super.setHeader(name, value);
            }
        }

        @Override
        public void addHeader(String name, @Nullable String value) {
            if (out(name)) {
                super.addHeader(name, value);
            }
        }

        @Override
        public void setIntHeader(String name, int value) {
            if (out(name)) {
                super.setIntHeader(name, value);
            }
        }

        @Override
        public void addIntHeader(String name, int value) {
            if (out(name)) {
                super.addIntHeader(name, value);
            }
        }

        @Override
        public void setDateHeader(String name, long value) {
            if (out(name)) {
                super.setDateHeader(name, value);
            }
        }

        @Override
        public void addDateHeader(String name, long value) {
            if (out(name)) {
                super.addDateHeader(name, value);
            }
        }
    }
}
