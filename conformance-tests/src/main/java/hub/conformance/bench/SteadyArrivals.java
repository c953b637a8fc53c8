package hub.conformance.bench;

import hub.conformance.client.HubAddress;
import hub.conformance.run.Reconciliation;
import hub.standards.StandardRecord;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * One record a call at a constant rate, with HR listening: how long until the verdict is in the answer, and how long until HR's JMS
 * subscriber has its event, both from the moment at which the call was to be sent. 定速时延。
 */
final class SteadyArrivals {
    static final int PER_SECOND = 100;
    static final Duration TIME = Duration.ofSeconds(30);

    private static final Duration WARM_UP = Duration.ofSeconds(8);
    private static final Duration DELIVERY = Duration.ofSeconds(120);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final HubAddress address;
    private final Envelopes envelopes;
    private final PlainCaller hub;
    private final Books books;
    private final Map<String, Long> underWay = new ConcurrentHashMap<>();
    private volatile Latencies answers = new Latencies();
    private volatile Latencies deliveries = new Latencies();

    SteadyArrivals(HubAddress address, Envelopes envelopes, PlainCaller hub, Books books) {
        this.address = address;
        this.envelopes = envelopes;
        this.hub = hub;
        this.books = books;
    }

    /**
     * Both kinds of latency.
     *
     * @param answers to the verdict in the answer
     * @param deliveries to HR's JMS subscriber
     */
    record Result(Latencies answers, Latencies deliveries) {}

    Result measure() throws IOException {
        long before = books.changesAtRest();
        long sent;
        try (HrQueue hr = new HrQueue(address, this::arrived)) {
            awaitEmpty(hr);
            new ClosedLoop(SingleByRest.CALLERS, WARM_UP).run(caller -> () -> send(System.nanoTime()));
            awaitDelivered();
            new OpenLoop(PER_SECOND, WARM_UP).run(this::send);
            awaitDelivered();
            sent = answers.count();
            answers = new Latencies();
            deliveries = new Latencies();
            new OpenLoop(PER_SECOND, TIME).run(this::send);
            awaitDelivered();
            sent += answers.count();
            VoidFigureException.unless(
                    deliveries.count() == answers.count(),
                    "answered 已应答 " + answers.count() + ", delivered 已投递 " + deliveries.count());
            VoidFigureException.unless(hr.trouble() == null, "HR lost its connection 人事系统断开");
        }
        books.expect(before, sent);
        return new Result(answers, deliveries);
    }

    private int send(long intended) throws IOException {
        StandardRecord record = envelopes.record();
        underWay.put(record.key().sourceId(), intended);
        SingleByRest.accepted(hub, envelopes.body(record));
        answers.add(Duration.ofNanos(System.nanoTime() - intended));
        return 1;
    }

    /** HR has an event in its hands. */
    private void arrived(String sourceId) {
        Long intended = underWay.get(sourceId);
        if (intended != null) {
            deliveries.add(Duration.ofNanos(System.nanoTime() - intended));
            // last: who finds nothing under way finds every delivery counted
            underWay.remove(sourceId);
        }
    }

    /** Until HR has taken all that waited in its queue before this began. */
    private void awaitEmpty(HrQueue hr) throws IOException {
        long deadline = System.nanoTime() + DELIVERY.toNanos();
        long waiting = Reconciliation.ask(address, HrQueue.HR).delivered();
        while (hr.taken() < waiting) {
            VoidFigureException.unless(System.nanoTime() < deadline, "HR's queue does not drain 人事队列未排空");
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private void awaitDelivered() throws VoidFigureException {
        long deadline = System.nanoTime() + DELIVERY.toNanos();
        while (!underWay.isEmpty()) {
            VoidFigureException.unless(
                    System.nanoTime() < deadline, underWay.size() + " records did not come to HR 未投递到人事系统");
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }
}
