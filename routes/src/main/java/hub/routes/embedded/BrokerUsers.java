package hub.routes.embedded;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.RolePrincipal;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.jspecify.annotations.Nullable;

/**
 * Who may log in to the broker. Nobody may without a name and a password; a user's role bears the user's own name, so that a
 * queue can be opened to exactly one subscriber.
 */
final class BrokerUsers implements ActiveMQSecurityManager5 {

    /** The hub itself: sends and consumes everywhere, over the connection inside the process. */
    static final String HUB = "hub";

    private final Map<String, Predicate<String>> passwords = new ConcurrentHashMap<>();

    BrokerUsers(String hubPassword) {
        byte[] expected = hubPassword.getBytes(StandardCharsets.UTF_8);
        passwords.put(HUB, given -> MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8)));
    }

    /** Lets a user in from now on if the predicate takes the password. */
    void admit(String user, Predicate<String> password) {
        if (user.equals(HUB)) {
            throw new IllegalArgumentException("the hub's own name is taken");
        }
        passwords.put(user, password);
    }

    /** Lets a user in no more. */
    void expel(String user) {
        if (!user.equals(HUB)) {
            passwords.remove(user);
        }
    }

    /** What the hub's role may do on each address: everything but making and deleting addresses and queues over the wire. */
    static Role hub() {
        return role(HUB, true, true);
    }

    /** A subscriber takes messages from its own queue and can do nothing else. */
    static Role consumer(String user) {
        return role(user, false, true);
    }

    private static Role role(String name, boolean send, boolean consume) {
        // send, consume, create/delete durable queue, create/delete non-durable queue, manage, browse, create/delete
        // address
        return new Role(name, send, consume, false, false, false, false, false, consume, false, false);
    }

    @Override
    public @Nullable Subject authenticate(
            @Nullable String user,
            @Nullable String password,
            @Nullable RemotingConnection connection,
            @Nullable String securityDomain) {
        if (!validateUser(user, password)) {
            return null;
        }
        var subject = new Subject();
        subject.getPrincipals().add(new UserPrincipal(user));
        subject.getPrincipals().add(new RolePrincipal(user));
        return subject;
    }

    @Override
    public boolean authorize(
            @Nullable Subject subject, @Nullable Set<Role> roles, CheckType checkType, @Nullable String address) {
        if (subject == null || roles == null) {
            return false;
        }
        Set<RolePrincipal> mine = subject.getPrincipals(RolePrincipal.class);
        return roles.stream()
                .anyMatch(role -> checkType.hasRole(role) && mine.contains(new RolePrincipal(role.getName())));
    }

    @Override
    public boolean validateUser(@Nullable String user, @Nullable String password) {
        if (user == null || password == null) {
            return false;
        }
        Predicate<String> expected = passwords.get(user);
        return expected != null && expected.test(password);
    }

    @Override
    public boolean validateUserAndRole(
            @Nullable String user, @Nullable String password, @Nullable Set<Role> roles, CheckType checkType) {
        return authorize(authenticate(user, password, null, null), roles, checkType, null);
    }
}
