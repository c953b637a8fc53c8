package hub.routes.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * Refuses every path that no rule names: as unknown caller to who proved nothing, as not found to everybody else, whether something is
 * mapped there or not.
 */
final class UnnamedPath implements AuthorizationManager<RequestAuthorizationContext> {
    private static final String MARK = UnnamedPath.class.getName();

    @Override
    public AuthorizationDecision check(Supplier<Authentication> who, RequestAuthorizationContext where) {
        Objects.requireNonNull(who.get()); // throws if nobody is there
        where.getRequest().setAttribute(MARK, true);
        return new AuthorizationDecision(false);
    }

    /** What to answer a caller who was denied. */
    static Refusal refusal(HttpServletRequest request) {
        return request.getAttribute(MARK) == null ? Refusal.notEntitled() : Refusal.notFound();
    }
}
