package hub.routes.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Spring Security's view of a {@link Caller}: proven, with its kind as its one authority. */
public final class CallerToken extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    /** Authority of a sender. */
    static final String SENDER = "sender";

    /** Authority of a subscriber. */
    static final String SUBSCRIBER = "subscriber";

    /** Authority of who runs the hub. */
    static final String OPERATOR = "operator";

    private final transient Caller caller;

    CallerToken(Caller caller) {
        super(List.of(new SimpleGrantedAuthority(authority(caller))));
        this.caller = caller;
        setAuthenticated(true);
    }

    private static String authority(Caller caller) {
        if (caller instanceof Caller.Sending) {
            return SENDER;
        }
        return caller instanceof Caller.Subscribing ? SUBSCRIBER : OPERATOR;
    }

    /** Who sent the request, null if nobody proved to be anybody. */
    public static @Nullable Caller of(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof CallerToken token ? token.caller : null;
    }

    @Override
    public Object getPrincipal() {
        return caller;
    }

    @Override
    public String getName() {
        return caller.id();
    }

    /** Nothing: the secret is forgotten once it was checked. */
    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CallerToken token && token.caller.equals(caller);
    }

    @Override
    public int hashCode() {
        return Objects.hash(caller);
    }
}
