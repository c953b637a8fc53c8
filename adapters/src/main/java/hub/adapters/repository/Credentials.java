package hub.adapters.repository;

import hub.adapters.SenderIdentity;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The credentials given out. 凭据登记。 */
public final class Credentials {
    private static final String COLUMNS =
            "id, kind, holder, institution, system, role, speaks_for, secret_sha256, ssh_public_keys, created_at, retired_at";

    /** The credential of that id, retired or not. */
    public Optional<Credential> find(Connection connection, String id) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select " + COLUMNS + " from credential where id = ?")) {
            statement.setString(1, id);
            return list(statement).stream().findFirst();
        }
    }

    /** All credentials, by id. */
    public List<Credential> all(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select " + COLUMNS + " from credential order by id")) {
            return list(statement);
        }
    }

    /**
     * Adds a credential with its audit row; one of the same id that is already there stays as it is.
     *
     * @return whether it was added
     */
    public boolean add(Connection connection, Credential credential) throws SQLException {
        SenderIdentity identity = credential.identity();
        try (PreparedStatement statement = connection.prepareStatement("""
                with added as (
                  insert into credential (id, kind, holder, institution, system, role, speaks_for, secret_sha256, ssh_public_keys,
                    created_at)
                  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing returning id)
                insert into audit (actor, action, subject, detail) select 'hub', 'credential-added', id, ? from added""")) {
            statement.setString(1, credential.id());
            statement.setString(2, credential.kind().stored());
            statement.setString(3, credential.holder());
            statement.setString(4, identity == null ? null : identity.institution());
            statement.setString(5, identity == null ? null : identity.system());
            statement.setString(6, identity == null ? null : Submissions.wire(identity.role()));
            statement.setArray(7, texts(connection, identity == null ? List.of() : identity.speaksFor()));
            statement.setBytes(8, credential.secretSha256());
            statement.setArray(9, texts(connection, credential.sshPublicKeys()));
            statement.setTimestamp(10, Timestamp.from(credential.createdAt()));
            statement.setString(11, Audit.detail("kind", credential.kind().stored(), "holder", credential.holder()));
            return statement.executeUpdate() > 0;
        }
    }

    /** Withdraws a credential, with its audit row; what was sent with it stays. */
    public void retire(Connection connection, String id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                with retired as (
                  update credential set retired_at = clock_timestamp() where id = ? and retired_at is null returning id)
                insert into audit (actor, action, subject, detail) select 'hub', 'credential-retired', id, '{}' from retired""")) {
            statement.setString(1, id);
            statement.executeUpdate();
        }
    }

    private static Array texts(Connection connection, Collection<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    private static List<Credential> list(PreparedStatement statement) throws SQLException {
        List<Credential> found = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                Timestamp retired = row.getTimestamp("retired_at");
                Credential.Kind kind = Credential.Kind.ofStored(row.getString("kind"));
                found.add(new Credential(
                        row.getString("id"),
                        kind,
                        row.getString("holder"),
                        kind == Credential.Kind.SENDER ? identity(row) : null,
                        row.getBytes("secret_sha256"),
                        List.of((String[]) row.getArray("ssh_public_keys").getArray()),
                        row.getTimestamp("created_at").toInstant(),
                        retired == null ? null : retired.toInstant()));
            }
        }
        return found;
    }

    private static SenderIdentity identity(ResultSet row) throws SQLException {
        return new SenderIdentity(
                row.getString("id"),
                row.getString("institution"),
                row.getString("system"),
                Submissions.sender(row.getString("role")),
                Set.of((String[]) row.getArray("speaks_for").getArray()));
    }
}
