package hub.conformance.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * What the database alone takes for a batch: the very rows the hub wrote, into tables with the same columns and indexes in the same server, by
 * {@code COPY} and nothing else. 基线：裸 COPY。
 */
final class CopyFloor {
    private static final int TIMES = 3;
    private static final int BUFFER = 1 << 16;
    private static final String OF_SUBMISSION = " where c.submission = ";

    private final HubDatabase database;
    private final Path rows;

    /** @param rows where the rows are kept in between; a folder need not exist */
    CopyFloor(HubDatabase database, Path rows) {
        this.database = database;
        this.rows = rows;
    }

    /**
     * Copies the rows of a submission of training records several times, and gives the rate in the middle.
     *
     * @param submission its number
     * @param expected how many records it has
     * @throws VoidFigureException if the hub has not written a row to each table for each record
     */
    Rate measure(long submission, int expected) throws IOException, SQLException {
        Files.createDirectories(rows);
        Path current = rows.resolve("current.copy");
        Path change = rows.resolve("change.copy");
        try (DeliveryPause quiet = database.pauseDelivery();
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            long currentRows = out(
                    copy,
                    "select t.* from public.training_record t join public.change c on c.chunk = t.chunk and c.ordinal = t.ordinal"
                            + OF_SUBMISSION + submission + " order by c.chunk, c.ordinal",
                    current);
            long changeRows = out(
                    copy,
                    "select c.* from public.change c join public.chunk k on k.id = c.chunk and k.first_seq is not null"
                            + OF_SUBMISSION + submission + " order by c.chunk, c.ordinal",
                    change);
            VoidFigureException.unless(
                    currentRows == expected && changeRows == expected,
                    "rows in the tables 表中行数: current " + currentRows + ", change " + changeRows);
            statement.execute("create schema floor");
            try {
                statement.execute("create table floor.training_record (like public.training_record including all)");
                statement.execute("create table floor.change (like public.change including all)");
                return middle(statement, copy, current, change, expected);
            } finally {
                statement.execute("drop schema floor cascade");
            }
        } finally {
            Files.deleteIfExists(current);
            Files.deleteIfExists(change);
        }
    }

    private static long out(CopyManager copy, String query, Path file) throws IOException, SQLException {
        try (OutputStream out = Files.newOutputStream(file)) {
            return copy.copyOut("copy (" + query + ") to stdout", out);
        }
    }

    private Rate middle(Statement statement, CopyManager copy, Path current, Path change, int expected)
            throws IOException, SQLException {
        List<Rate> rates = new ArrayList<>();
        for (int time = 0; time < TIMES; time++) {
            statement.execute("truncate floor.training_record, floor.change");
            database.checkpoint();
            long begin = System.nanoTime();
            long copied = in(copy, "floor.training_record", current) + in(copy, "floor.change", change);
            rates.add(new Rate(expected, Duration.ofNanos(System.nanoTime() - begin)));
            VoidFigureException.unless(copied == 2L * expected, "the floor copied 基线行数 " + copied);
        }
        rates.sort(Comparator.comparing(Rate::time));
        return rates.get(TIMES / 2);
    }

    private static long in(CopyManager copy, String table, Path file) throws IOException, SQLException {
        try (InputStream in = Files.newInputStream(file)) {
            return copy.copyIn("copy " + table + " from stdin", in, BUFFER);
        }
    }
}
