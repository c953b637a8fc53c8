package hub.conformance.bench;

import hub.conformance.client.Counts;
import hub.conformance.client.RestClient;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/**
 * One large submission, from the moment it is handed over until it is recorded and in the change log, beside a bare {@code COPY} of the rows the
 * hub wrote. 批量报送。
 */
final class Batch {
    private final RestClient sender;
    private final HubDatabase database;
    private final Books books;
    private final CopyFloor floor;

    /**
     * @param sender who hands over, and may see the receipt
     * @param rows where the floor keeps its rows
     */
    Batch(RestClient sender, HubDatabase database, Books books, Path rows) {
        this.sender = sender;
        this.database = database;
        this.books = books;
        this.floor = new CopyFloor(database, rows);
    }

    /** Hands a submission over. */
    @FunctionalInterface
    interface HandOver {
        /**
         * Hands it over.
         *
         * @return when it counted as handed over, by {@link System#nanoTime()}
         */
        long now() throws IOException;
    }

    /**
     * Both rates.
     *
     * @param hub of the hub
     * @param copy of the bare copy
     */
    record Rates(Rate hub, Rate copy) {}

    /**
     * Measures one.
     *
     * @param rows how many records it has
     */
    Rates measure(int rows, HandOver handOver) throws IOException, SQLException {
        Measured measured = send(rows, handOver);
        return new Rates(measured.rate, floor.measure(measured.submission, rows));
    }

    /** The same without a floor: to warm up. */
    void warmUp(int rows, HandOver handOver) throws IOException, SQLException {
        send(rows, handOver);
    }

    private record Measured(Rate rate, long submission) {}

    private Measured send(int rows, HandOver handOver) throws IOException, SQLException {
        long before = books.changesAtRest();
        database.checkpoint();
        try (InboxWatch watch = new InboxWatch(database)) {
            long begin = handOver.now();
            InboxWatch.Recorded recorded = watch.await();
            Counts counts = sender.receipt(recorded.id()).receipt().counts();
            VoidFigureException.unless(
                    counts.received() == rows && counts.accepted() == rows, "not accepted whole 未全部接受: " + counts);
            books.expect(before, rows);
            return new Measured(new Rate(rows, Duration.ofNanos(recorded.at() - begin)), recorded.number());
        }
    }
}
