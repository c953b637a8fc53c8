package hub.routes.security;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/** Checks the name and secret of HTTP Basic; the same answer whichever of the two is wrong. */
final class SecretCheck implements AuthenticationProvider {
    private final Callers callers;

    SecretCheck(Callers callers) {
        this.callers = callers;
    }

    @Override
    public Authentication authenticate(Authentication given) {
        return callers.bySecret(given.getName(), String.valueOf(given.getCredentials()))
                .map(CallerToken::new)
                .orElseThrow(() -> new BadCredentialsException("unknown"));
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
