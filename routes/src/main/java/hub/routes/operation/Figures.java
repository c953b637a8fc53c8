package hub.routes.operation;

import hub.adapters.receipt.Counts;
import hub.adapters.repository.FindingSums;
import hub.adapters.repository.IntakeSums;
import hub.adapters.repository.Subscriptions;
import hub.routes.work.Transactions;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What the hub has received, found, recorded and delivered, as figures for Prometheus. They are read from the repository, so a restart
 * loses none; they name codes, states and subscribers, never a person or an institution. 运行指标。
 */
@Component
public final class Figures {
    private final Transactions transactions;
    private final Subscriptions subscriptions;
    private final MultiGauge records;
    private final MultiGauge submissions;
    private final MultiGauge findings;
    private final MultiGauge delivery;

    Figures(Transactions transactions, Subscriptions subscriptions, MeterRegistry meters) {
        this.transactions = transactions;
        this.subscriptions = subscriptions;
        this.records = MultiGauge.builder("hub.records")
                .description("Records by what became of them")
                .register(meters);
        this.submissions = MultiGauge.builder("hub.submissions")
                .description("Submissions that are not judged to their end")
                .register(meters);
        this.findings = MultiGauge.builder("hub.findings")
                .description("Findings by code")
                .register(meters);
        this.delivery = MultiGauge.builder("hub.delivery")
                .description("Changes by subscriber and what became of them; pending is the lag")
                .register(meters);
    }

    /** Reads them anew. */
    public void read() {
        IntakeSums intake = transactions.get(IntakeSums::of);
        Counts counts = intake.counts();
        records.register(
                List.of(
                        row(counts.received(), "state", "received"),
                        row(counts.accepted(), "state", "accepted"),
                        row(counts.unchanged(), "state", "unchanged"),
                        row(counts.stale(), "state", "stale"),
                        row(counts.quarantined(), "state", "quarantined"),
                        row(counts.rejected(), "state", "rejected")),
                true);
        submissions.register(
                List.of(row(intake.waiting(), "state", "waiting"), row(intake.parked(), "state", "parked")), true);
        List<Row<?>> codes = new ArrayList<>();
        transactions.get(FindingSums::byCode).forEach((code, count) -> codes.add(row(count, "code", code)));
        findings.register(codes, true);
        List<Row<?>> sums = new ArrayList<>();
        for (Subscriptions.Sums one : transactions.get(subscriptions::sums)) {
            String name = one.subscription();
            sums.add(row(one.changes(), "subscriber", name, "state", "changes"));
            sums.add(row(one.delivered(), "subscriber", name, "state", "delivered"));
            sums.add(row(one.pending(), "subscriber", name, "state", "pending"));
            sums.add(row(one.held(), "subscriber", name, "state", "held"));
            sums.add(row(one.parked(), "subscriber", name, "state", "parked"));
            sums.add(row(one.filtered(), "subscriber", name, "state", "filtered"));
        }
        delivery.register(sums, true);
    }

    private static Row<?> row(long value, String... tags) {
        return Row.of(Tags.of(tags), value);
    }
}
