package hub.routes.security;

import hub.adapters.repository.Credential;
import java.util.Optional;

/** The credentials given out, as kept in the repository. 凭据登记簿。 */
public interface CredentialBook {

    /** The credential of that id, if it may be used. */
    Optional<Credential> find(String id);

    /** Whether one of that id was ever given out. */
    boolean knows(String id);

    /** Enters a credential; one of the same id that is there already stays as it is. */
    void add(Credential credential);
}
