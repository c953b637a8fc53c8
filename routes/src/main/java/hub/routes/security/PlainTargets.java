package hub.routes.security;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Set;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.tomcat.util.buf.ByteChunk;

/**
 * Takes plain requests for a path of this hub and no others: a target in absolute form, {@code CONNECT}, or a method no operation has
 * ends here, so nothing behind can be made a proxy. 只接受普通路径请求。
 */
final class PlainTargets extends ValveBase {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");

    private final RefusalJson problems;

    PlainTargets(RefusalJson problems) {
        super(true);
        this.problems = problems;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (!isPath(request.getCoyoteRequest().requestURI().getByteChunk())) {
            problems.answer(Refusal.badRequest("request target"), response);
        } else if (!METHODS.contains(request.getMethod())) {
            problems.answer(Refusal.noSuchMethod().with("Allow", "GET, HEAD, POST"), response);
        } else {
            getNext().invoke(request, response);
        }
    }

    /** Whether the request line names a path. Of an absolute target Tomcat keeps the path only, but the bytes before it stay behind. */
    private static boolean isPath(ByteChunk target) {
        int start = target.getStart();
        byte[] line = target.getBytes();
        return line != null && start > 0 && line[start - 1] == ' ' && line[start] == '/';
    }
}
