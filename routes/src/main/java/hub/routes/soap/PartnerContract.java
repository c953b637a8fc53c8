package hub.routes.soap;

import hub.routes.PublishedStandard;
import hub.routes.security.LimitedBody;
import hub.routes.security.Refusal;
import hub.routes.security.RefusalJson;
import hub.routes.security.RequestLimits;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before the endpoint: serves partners the typed contract they generate clients from, as it was published, of the current version
 * or of the one they ask for by {@code standard}; and holds a message to its limits before any of it is read.
 */
final class PartnerContract extends OncePerRequestFilter {
    private static final Pattern NAME = Pattern.compile("[a-z-]{1,40}\\.xsd");
    private static final Pattern LOCATION = Pattern.compile("schemaLocation=\"(?:[^\"]*/)?([a-z-]+\\.xsd)\"");
    private static final Pattern ADDRESS = Pattern.compile("(<soap:address location=\")[^\"]*\"");

    private final PublishedStandard published;
    private final RequestLimits limits;
    private final RefusalJson problems;

    PartnerContract(PublishedStandard published, RequestLimits limits, RefusalJson problems) {
        this.published = published;
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getMethod().equals("GET")) {
            contract(request, response);
        } else if (request.getContentLengthLong() > limits.body().toBytes()) {
            problems.answer(Refusal.tooLarge(limits.body().toBytes()), response);
        } else {
            chain.doFilter(new Limited(request, limits), response);
        }
    }

    private void contract(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String schema = request.getParameter("xsd");
        String asked = request.getParameter("standard");
        String version = asked == null ? published.version() : asked;
        String text = null;
        if (published.serves(version)) {
            text = schema != null
                    ? schema(version, schema)
                    : request.getParameter("wsdl") != null ? wsdl(version, request) : null;
        }
        if (text == null) {
            problems.answer(Refusal.notFound(), response);
            return;
        }
        byte[] bytes = LOCATION.matcher(text)
                .replaceAll("schemaLocation=\"?xsd=$1" + (asked == null ? "" : "&amp;standard=" + asked) + "\"")
                .getBytes(StandardCharsets.UTF_8);
        response.setContentType("text/xml;charset=UTF-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private @Nullable String wsdl(String version, HttpServletRequest request) throws IOException {
        String text = resource(version, "wsdl/submission.wsdl");
        String address = request.getRequestURL().toString();
        return text == null
                ? null
                : ADDRESS.matcher(text).replaceAll("$1" + java.util.regex.Matcher.quoteReplacement(address) + "\"");
    }

    private @Nullable String schema(String version, String name) throws IOException {
        if (!NAME.matcher(name).matches()) {
            return null;
        }
        String beside = resource(version, "wsdl/" + name);
        return beside != null ? beside : resource(version, "xsd/" + name);
    }

    private @Nullable String resource(String version, String path) throws IOException {
        byte[] bytes = published.file(version + "/" + path);
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    /** A request whose body stops at its limits. */
    private static final class Limited extends HttpServletRequestWrapper {
        private final RequestLimits limits;
        private @Nullable ServletInputStream body;

        Limited(HttpServletRequest request, RequestLimits limits) {
            super(request);
            this.limits = limits;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            ServletInputStream open = body;
            if (open == null) {
                open = new Stream(
                        super.getInputStream(),
                        new LimitedBody(super.getInputStream(), limits.body().toBytes(), limits.time()));
                body = open;
            }
            return open;
        }
    }

    private static final class Stream extends ServletInputStream {
        private final ServletInputStream servlet;
        private final InputStream limited;

        Stream(ServletInputStream servlet, InputStream limited) {
            this.servlet = servlet;
            this.limited = limited;
        }

        @Override
        public int read() throws IOException {
            return limited.read();
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            return limited.read(bytes, from, length);
        }

        @Override
        public boolean isFinished() {
            return servlet.isFinished();
        }

        @Override
        public boolean isReady() {
            return servlet.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            servlet.setReadListener(listener);
        }
    }
}
