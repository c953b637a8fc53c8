package hub.conformance.demo;

import hub.conformance.account.Account;
import hub.conformance.account.Breach;
import hub.conformance.account.Entry;
import hub.conformance.account.Event;
import hub.conformance.client.Counts;
import hub.conformance.client.Events;
import hub.conformance.client.HrLedger;
import hub.conformance.client.HrSubscriber;
import hub.conformance.client.HubAddress;
import hub.conformance.run.Compared;
import hub.conformance.run.GoodRecords;
import hub.conformance.run.Outcome;
import hub.conformance.run.Reconciliation;
import hub.conformance.run.RepositoryCheck;
import hub.conformance.sample.Month;
import hub.conformance.sample.Partner;
import hub.conformance.sample.Submission;
import hub.conformance.sample.SubmissionWriter;
import hub.standards.Standard;
import hub.standards.StandardReader;
import hub.standards.StandardRecord;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** The sample month from the first request to the last event, and what must be true afterwards. */
final class Rehearsal {
    private static final String HR = "hr";
    private static final Duration DELIVERY = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final HubAddress hub;
    private final Screen screen;
    private final long seed;
    private final Standard standard = StandardReader.shipped();
    private final SubmissionWriter writer = new SubmissionWriter(standard);

    Rehearsal(HubAddress hub, Screen screen, long seed) {
        this.hub = hub;
        this.screen = screen;
        this.seed = seed;
    }

    /**
     * Plays the month.
     *
     * @throws IOException if the hub does not answer, or does not come to an end
     */
    Result play() throws IOException {
        Reconciliation before = Reconciliation.ask(hub, HR);
        DemoFolder folder = DemoFolder.open(hub.data(), seed, before.changes());
        Month month = Month.of(standard, folder.month(), folder.seed());
        GoodRecords good = new GoodRecords(month);
        try (HrLedger ledger = new HrLedger(folder.ledger())) {
            List<Outcome> masters;
            List<Outcome> reports;
            Reconciliation after;
            HrSubscriber subscriber = new HrSubscriber(hub, HR, ledger);
            try (subscriber) {
                masters = sendMasterData(month);
                reports = sendReports(month);
                after = awaitDelivery(ledger, toHr(good).size());
            }
            List<Event> feed = Events.feed(hub.rest(HR));
            return new Result(
                    sum(masters),
                    sum(reports),
                    compare(masters, reports),
                    byType(good.latest().values()),
                    new TreeMap<>(new RepositoryCheck(hub).held(good)),
                    after.changes() - before.changes(),
                    folder.changesBefore() + good.accepted().size() - before.changes(),
                    toHr(good).size(),
                    ledger.applied().size(),
                    subscriber.trouble(),
                    ledger.redelivered(),
                    subscriber.firstLatency(),
                    breaches(good, feed, ledger.applied()),
                    after,
                    rowsOfTheTrainingSet());
        }
    }

    private List<Outcome> sendMasterData(Month month) throws IOException {
        return lane("主数据 master data", "REST  JSON, NDJSON", Lane.Way.REST, month.masterData())
                .call();
    }

    private List<Outcome> sendReports(Month month) throws IOException {
        ExecutorService senders = Executors.newFixedThreadPool(3);
        try {
            List<Future<List<Outcome>>> lanes = new ArrayList<>();
            for (Lane lane : List.of(
                    lane(
                            Partner.PARTY_SCHOOL.zh(),
                            "SFTP  XLSX, CSV UTF-8, CSV GB 18030",
                            Lane.Way.SFTP,
                            of(month, EnumSet.of(Partner.PARTY_SCHOOL, Partner.PARTY_SCHOOL_REGISTER))),
                    lane(
                            Partner.ONLINE_ACADEMY.zh(),
                            "REST  NDJSON",
                            Lane.Way.REST,
                            of(month, EnumSet.of(Partner.ONLINE_ACADEMY))),
                    soap(of(month, EnumSet.of(Partner.UNIVERSITY))))) {
                lanes.add(senders.submit(lane));
            }
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<List<Outcome>> lane : lanes) {
                outcomes.addAll(lane.get());
            }
            return outcomes;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            senders.shutdownNow();
        }
    }

    private Lane soap(List<Submission> calls) {
        return lane(Partner.UNIVERSITY.zh(), "SOAP  submit × " + calls.size(), Lane.Way.SOAP, calls);
    }

    private Lane lane(String label, String way, Lane.Way channel, List<Submission> submissions) {
        long records = submissions.stream()
                .mapToLong(submission -> submission.items().size())
                .sum();
        return new Lane(channel, submissions, hub, writer, screen.bar(label, way, records));
    }

    private static List<Submission> of(Month month, Set<Partner> partners) {
        return month.reports().stream()
                .filter(submission -> partners.contains(submission.partner()))
                .toList();
    }

    /** Until everything that HR can get is in its ledger; after that time the figures are what they are. */
    private Reconciliation awaitDelivery(HrLedger ledger, long expected) throws IOException {
        long deadline = System.nanoTime() + DELIVERY.toNanos();
        Reconciliation sums = Reconciliation.ask(hub, HR);
        while (System.nanoTime() < deadline
                && !(sums.drained() && sums.waiting() == 0 && ledger.applied().size() >= expected)) {
            LockSupport.parkNanos(LOOK.toNanos());
            sums = Reconciliation.ask(hub, HR);
        }
        return sums;
    }

    private static Counts sum(List<Outcome> outcomes) {
        return outcomes.stream().map(outcome -> outcome.receipt().counts()).reduce(Counts.NONE, Counts::plus);
    }

    private Compared compare(List<Outcome> masters, List<Outcome> reports) {
        List<Outcome> all = new ArrayList<>(masters);
        all.addAll(reports);
        return Compared.of(all, writer);
    }

    private static Map<String, Long> byType(Collection<StandardRecord> records) {
        Map<String, Long> counts = new TreeMap<>();
        records.forEach(record -> counts.merge(record.type().name(), 1L, Long::sum));
        return counts;
    }

    /** Every version HR must be told of. */
    private static List<StandardRecord> toHr(GoodRecords good) {
        return good.accepted().stream()
                .filter(record -> good.share(record) == GoodRecords.Share.DELIVERED)
                .toList();
    }

    /** What HR was told beside what was sent. What the repository itself holds is asked of it separately. */
    private static List<Breach> breaches(GoodRecords good, List<Event> feed, List<Event> applied) {
        List<Entry> sent = toHr(good).stream().map(good::entry).toList();
        Map<Entry.Key, Entry> latest = new HashMap<>();
        sent.forEach(entry -> latest.put(entry.key(), entry));
        return new Account(
                        sent,
                        sent,
                        latest.values(),
                        feed.stream().map(Rehearsal::withoutReceiptOrder).toList(),
                        applied.stream().map(Rehearsal::withoutReceiptOrder).toList(),
                        key -> true,
                        good::subject)
                .breaches();
    }

    /** Versions that are the hub's own order of receipt say nothing that a sender could compare. */
    private static Event withoutReceiptOrder(Event event) {
        if (!GoodRecords.ordersByReceipt(event.key().system())) {
            return event;
        }
        Entry body = event.body();
        return new Event(
                event.id(),
                event.seq(),
                event.key(),
                0,
                body == null ? null : new Entry(body.key(), 0, body.content()));
    }

    private long rowsOfTheTrainingSet() throws IOException {
        return Events.count(hub.rest(HR), "a11");
    }
}
