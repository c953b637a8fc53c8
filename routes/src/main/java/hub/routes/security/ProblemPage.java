package hub.routes.security;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Every error that no operation answered itself: unknown path, method, media type, or a fault of the hub. 统一错误应答。 */
@Controller
final class ProblemPage implements ErrorController {
    private final RefusalJson problems;

    ProblemPage(RefusalJson problems) {
        this.problems = problems;
    }

    /** Answers what the container dispatches here. */
    @RequestMapping("/error")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Collection<String> allow = List.copyOf(response.getHeaders("Allow"));
        Refusal refusal = refusal(
                status instanceof Integer code ? code : HttpServletResponse.SC_NOT_FOUND,
                Objects.requireNonNullElse(request.getContentType(), ""));
        problems.answer(allow.isEmpty() ? refusal : refusal.with("Allow", String.join(", ", allow)), response);
    }

    /**
     * What a bare HTTP status means in the catalogue.
     *
     * @param status 400 and above
     * @param contentType what the request declared; shown for 415
     */
    static Refusal refusal(int status, String contentType) {
        return switch (status) {
            case 401 -> Refusal.unknownCaller();
            case 403 -> Refusal.notEntitled();
            case 404 -> Refusal.notFound();
            case 405 -> Refusal.noSuchMethod();
            case 406 -> Refusal.of("HUB-0004", 406, Map.of("reason", "Accept"));
            case 408 -> Refusal.of("LIM-0006", 408, Map.of("limit", "30"));
            case 413 -> Refusal.of("LIM-0001", 413, Map.of());
            case 415 ->
                Refusal.unsupported(
                        contentType,
                        "application/json, application/x-ndjson, text/csv, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
            case 503 -> Refusal.busy(5);
            default ->
                status < 500 ? Refusal.of("HUB-0004", status, Map.of("reason", "HTTP " + status)) : Refusal.failure();
        };
    }
}
