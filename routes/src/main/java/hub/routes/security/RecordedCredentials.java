package hub.routes.security;

import hub.adapters.repository.Credential;
import hub.adapters.repository.Credentials;
import hub.routes.work.Transactions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The credentials in the repository. A credential that was withdrawn works for a moment longer: what was read is kept that long. */
final class RecordedCredentials implements CredentialBook {
    private static final long KEPT_NANOS = Duration.ofSeconds(2).toNanos();

    private record Seen(Optional<Credential> credential, long nanos) {}

    private final Transactions transactions;
    private final Credentials credentials;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    RecordedCredentials(Transactions transactions, Credentials credentials) {
        this.transactions = transactions;
        this.credentials = credentials;
    }

    @Override
    public Optional<Credential> find(String id) {
        Seen known = seen.get(id);
        if (known == null || System.nanoTime() - known.nanos() > KEPT_NANOS) {
            known = new Seen(read(id), System.nanoTime());
            if (known.credential().isPresent()) {
                seen.put(id, known); // never what strangers ask for: it would grow without end
            } else {
                seen.remove(id);
            }
        }
        return known.credential().filter(Credential::good);
    }

    @Override
    public boolean knows(String id) {
        return read(id).isPresent();
    }

    @Override
    public void add(Credential credential) {
        transactions.run(connection -> credentials.add(connection, credential));
    }

    private Optional<Credential> read(String id) {
        return transactions.get(connection -> credentials.find(connection, id));
    }
}
