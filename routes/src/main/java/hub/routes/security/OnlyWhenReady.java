package hub.routes.security;

import hub.routes.work.TemporaryFault;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * While the hub starts or stops the port is open but the routes are not: nothing is taken then, and senders are told to come again
 * instead of being told that there is nothing here.
 */
final class OnlyWhenReady extends OncePerRequestFilter {
    private static final long SECONDS = 5;

    private final ApplicationAvailability availability;
    private final RefusalJson problems;

    OnlyWhenReady(ApplicationAvailability availability, RefusalJson problems) {
        this.availability = availability;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (availability.getReadinessState() != ReadinessState.ACCEPTING_TRAFFIC) {
            problems.answer(Refusal.busy(SECONDS), response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException e) {
            // who calls cannot be told while the repository is away
            if (!TemporaryFault.is(e) || response.isCommitted()) {
                throw e;
            }
            problems.answer(Refusal.busy(TemporaryFault.PAUSE_SECONDS), response);
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !path.startsWith("/api/") && !path.startsWith("/ws/");
    }
}
