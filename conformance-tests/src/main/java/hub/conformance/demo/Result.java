package hub.conformance.demo;

import hub.conformance.account.Breach;
import hub.conformance.client.Counts;
import hub.conformance.run.Compared;
import hub.conformance.run.Reconciliation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happened; every figure was counted. 演示结果。
 *
 * @param masterData sums of the receipts of the managing department and HR
 * @param reports sums of the receipts of the three institutions
 * @param compared findings beside the manifest
 * @param expectedHeld records of each type that the repository must hold
 * @param held records of each type that it holds exactly as sent
 * @param newChanges changes that this run made
 * @param expectedNew changes that it had to make
 * @param toHr how many events HR had to get, all runs together
 * @param gotByHr how many it applied
 * @param trouble why the subscriber took nothing in the end; null if it did
 * @param redelivered messages that came to HR again and were recognised
 * @param firstLatency from recording to HR for the first event of this run; null if none came
 * @param breaches ways in which sent, feed and HR's ledger do not agree
 * @param sums the hub's own sums
 * @param a11 rows of the training set that the feed gives
 */
record Result(
        Counts masterData,
        Counts reports,
        Compared compared,
        Map<String, Long> expectedHeld,
        Map<String, Long> held,
        long newChanges,
        long expectedNew,
        long toHr,
        long gotByHr,
        @Nullable Exception trouble,
        long redelivered,
        @Nullable Duration firstLatency,
        List<Breach> breaches,
        Reconciliation sums,
        long a11) {

    boolean everyFaultFound() {
        return compared.exact();
    }

    boolean everyRecordStored() {
        return held.equals(expectedHeld) && newChanges == expectedNew;
    }

    boolean everyRecordDelivered() {
        return breaches.isEmpty() && gotByHr == toHr && sums.closes() && sums.parked() == 0;
    }

    /** How many breaches of the kind there are. */
    long breaches(Breach.Kind kind) {
        return breaches.stream().filter(breach -> breach.kind() == kind).count();
    }

    boolean good() {
        return everyFaultFound()
                && everyRecordStored()
                && everyRecordDelivered()
                && masterData.closes()
                && reports.closes();
    }
}
