package hub.routes.work;

import hub.adapters.ShippedAndOwnFiles;
import hub.adapters.repository.Audit;
import hub.adapters.repository.Waits;
import hub.schemas.Cause;
import hub.standards.CodeSet;
import hub.standards.Standard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/** The code sets and mappings the hub goes by: when they are not those of its last run, what waits for a code is judged again. 代码与映射的变更。 */
final class JudgedBy {
    private final Transactions transactions;
    private final Waits waits;
    private final Audit audit;
    private final byte[] digest;
    private boolean known;

    /**
     * Takes what the hub goes by.
     *
     * @param standard the standard
     * @param mappings the site's folder of mappings
     */
    JudgedBy(Transactions transactions, Waits waits, Audit audit, Standard standard, Path mappings) {
        this.transactions = transactions;
        this.waits = waits;
        this.audit = audit;
        this.digest = digest(standard, mappings);
    }

    private static byte[] digest(Standard standard, Path mappings) {
        MessageDigest all = sha256();
        for (CodeSet set : new TreeMap<>(standard.codeSets()).values()) {
            all.update((set.reference() + set.codes()).getBytes(StandardCharsets.UTF_8));
        }
        new ShippedAndOwnFiles("/partners", mappings).forEach(file -> {
            try {
                all.update(sha256().digest(Files.readAllBytes(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return all.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }

    /** Lets what waits for a code be judged again if it might now be read; once a run. */
    void mendWhatChanged() {
        if (!known) {
            transactions.run(connection -> {
                if (waits.judgedBy(connection, digest)) {
                    int mended = waits.mendAll(connection, Cause.Kind.CODE);
                    audit.add(
                            connection,
                            "hub",
                            "codes-changed",
                            HexFormat.of().formatHex(digest, 0, 8),
                            Audit.detail("awaited", Integer.toString(mended)));
                }
            });
            known = true;
        }
    }
}
