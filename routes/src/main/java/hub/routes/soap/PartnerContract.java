package hub.routes.soap;

import hub.adapters.secrecy.SecrecyScan;
import hub.adapters.secrecy.SecrecyVerdict;
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
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before the endpoint: serves partners the typed contract they generate clients from, as it was published, and holds a message to
 * its limits before any of it is read.
 */
final class PartnerContract extends OncePerRequestFilter {
    private static final Pattern NAME = Pattern.compile("[a-z-]{1,40}\\.xsd");
    private static final Pattern LOCATION = Pattern.compile("schemaLocation=\"(?:[^\"]*/)?([a-z-]+\\.xsd)\"");
    private static final Pattern ADDRESS = Pattern.compile("(<soap:address location=\")[^\"]*\"");

    /** The attribute of a request that holds the scan of its whole message. */
    private static final String SCAN = PartnerContract.class.getName() + ".scan";

    private final PublishedStandard published;
    private final RequestLimits limits;
    private final RefusalJson problems;
    private final Supplier<SecrecyScan> scans;

    /** @param scans a new scan for each message */
    PartnerContract(
            PublishedStandard published, RequestLimits limits, RefusalJson problems, Supplier<SecrecyScan> scans) {
        this.scans = scans;
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
            SecrecyScan scan = scans.get();
            request.setAttribute(SCAN, scan);
            chain.doFilter(new Limited(request, limits, scan), response);
        }
    }

    /** What the whole message says, with its header, its comments and all that is not bound; once it has been read. */
    static SecrecyVerdict verdict(HttpServletRequest request) {
        return request.getAttribute(SCAN) instanceof SecrecyScan scan ? scan.verdict() : SecrecyVerdict.CLEAR;
    }

    private void contract(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String schema = request.getParameter("xsd");
        String text = schema != null ? schema(schema) : request.getParameter("wsdl") != null ? wsdl(request) : null;
        if (text == null) {
            problems.answer(Refusal.notFound(), response);
            return;
        }
        byte[] bytes =
                LOCATION.matcher(text).replaceAll("schemaLocation=\"?xsd=$1\"").getBytes(StandardCharsets.UTF_8);
        response.setContentType("text/xml;charset=UTF-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private @Nullable String wsdl(HttpServletRequest request) throws IOException {
        String text = resource("wsdl/submission.wsdl");
        String address = request.getRequestURL().toString();
        return text == null
                ? null
                : ADDRESS.matcher(text).replaceAll("$1" + java.util.regex.Matcher.quoteReplacement(address) + "\"");
    }

    private @Nullable String schema(String name) throws IOException {
        if (!NAME.matcher(name).matches()) {
            return null;
        }
        String beside = resource("wsdl/" + name);
        return beside != null ? beside : resource("xsd/" + name);
    }

    private @Nullable String resource(String path) throws IOException {
        byte[] bytes = published.file(published.version() + "/" + path);
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    /** A request whose body stops at its limits and is looked through as it is read. */
    private static final class Limited extends HttpServletRequestWrapper {
        private final RequestLimits limits;
        private final SecrecyScan scan;
        private @Nullable ServletInputStream body;

        Limited(HttpServletRequest request, RequestLimits limits, SecrecyScan scan) {
            super(request);
            this.limits = limits;
            this.scan = scan;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            ServletInputStream open = body;
            if (open == null) {
                open = new Stream(
                        super.getInputStream(),
                        scan.over(new LimitedBody(
                                super.getInputStream(), limits.body().toBytes(), limits.time())));
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
