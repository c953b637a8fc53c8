package hub.routes.security;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/** What Tomcat itself answers when a request never reaches the hub, in the form of every other answer. 容器自身的错误页。 */
final class ProblemValve extends ErrorReportValve {
    private final RefusalJson problems;

    ProblemValve(RefusalJson problems) {
        this.problems = problems;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            problems.answer(ProblemPage.refusal(status, ""), response);
            response.finishResponse();
        } catch (IOException e) {
            container.getLogger().debug("the caller is gone", e);
        }
    }
}
