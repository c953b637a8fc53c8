package hub.adapters.repository;

import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks the audit chain from its beginning; needs nothing but the two tables, and the exported head to see a cut tail. 审计链核验。 */
public final class AuditVerifier {

    /**
     * What the check came to.
     *
     * @param seals seals checked
     * @param rows rows under them
     * @param faults what is wrong, first things first; empty if nothing is
     */
    public record Report(long seals, long rows, List<String> faults) {

        /** Whether the chain is whole. */
        public boolean whole() {
            return faults.isEmpty();
        }
    }

    private record Seal(long number, String upto, int rows, byte[] previous, byte[] digest) {}

    /**
     * Checks every seal against its rows and the seal before.
     *
     * @param exported the head as it was kept elsewhere; null if none was
     */
    public Report verify(Connection connection, AuditSeals.@Nullable Head exported) throws SQLException {
        List<String> faults = new ArrayList<>();
        long rows = 0;
        byte[] previous = AuditSeals.BEGINNING;
        String from = "0";
        long number = 0;
        boolean headSeen = exported == null;
        for (Seal seal : seals(connection)) {
            number++;
            if (seal.number() != number) {
                faults.add("seal " + number + " is missing");
                number = seal.number();
            }
            if (!Arrays.equals(seal.previous(), previous)) {
                faults.add("seal " + seal.number() + " does not follow the one before it");
            }
            MessageDigest digest = AuditSeals.begin(seal.previous());
            int found = AuditSeals.take(connection, from, seal.upto(), digest);
            byte[] actual = digest.digest();
            if (found != seal.rows()) {
                faults.add("under seal " + seal.number() + " there are " + found + " rows instead of " + seal.rows());
            } else if (!Arrays.equals(actual, seal.digest())) {
                faults.add("a row under seal " + seal.number() + " was altered");
            }
            if (exported != null && exported.number() == seal.number()) {
                headSeen = exported.digest().equals(HexFormat.of().formatHex(seal.digest()));
            }
            rows += found;
            previous = seal.digest();
            from = seal.upto();
        }
        if (!headSeen) {
            faults.add("the chain does not hold the exported head, seal " + (exported == null ? 0 : exported.number())
                    + ": its tail was cut or written anew");
        }
        return new Report(number, rows, faults);
    }

    private static List<Seal> seals(Connection connection) throws SQLException {
        List<Seal> seals = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                        "select number, upto::text, rows, previous, digest from audit_seal order by number");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                seals.add(new Seal(row.getLong(1), row.getString(2), row.getInt(3), row.getBytes(4), row.getBytes(5)));
            }
        }
        return seals;
    }
}
