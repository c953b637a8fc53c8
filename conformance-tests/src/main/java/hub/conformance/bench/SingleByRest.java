package hub.conformance.bench;

import hub.conformance.client.Counts;
import hub.conformance.client.Receipt;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One record a call, from durable receipt to the verdict in the answer, as fast as the callers get their answers; in turns with the floor, so
 * that a busy minute of the machine falls on both. 单条报送。
 */
final class SingleByRest {
    /** Callers at a time, here and wherever a closed loop is measured. */
    static final int CALLERS = 16;

    private static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final Duration ROUND = Duration.ofSeconds(4);
    private static final int ROUNDS = 3;

    private final Envelopes envelopes;
    private final PlainCaller hub;
    private final HandlerFloor floor;
    private final PlainCaller bare;
    private final HubDatabase database;
    private final Books books;

    SingleByRest(Envelopes envelopes, PlainCaller hub, HandlerFloor floor, HubDatabase database, Books books) {
        this.envelopes = envelopes;
        this.hub = hub;
        this.floor = floor;
        this.bare = floor.caller();
        this.database = database;
        this.books = books;
    }

    /**
     * Both rates.
     *
     * @param hub of the hub
     * @param floor of the bare handler
     */
    record Rates(Rate hub, Rate floor) {}

    Rates measure() throws IOException, SQLException {
        long before = books.changesAtRest();
        long accepted = toTheHub(WARM_UP).records();
        toTheFloor(WARM_UP);
        List<Rate> ofHub = new ArrayList<>();
        List<Rate> ofFloor = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            ofFloor.add(toTheFloor(ROUND));
            ofHub.add(toTheHub(ROUND));
        }
        Rate hubs = Rate.total(ofHub);
        books.expect(before, accepted + hubs.records());
        return new Rates(hubs, Rate.total(ofFloor));
    }

    private Rate toTheHub(Duration time) throws IOException {
        return new ClosedLoop(CALLERS, time).run(caller -> this::callTheHub);
    }

    private int callTheHub() throws IOException {
        accepted(hub, envelopes.body(envelopes.record()));
        return 1;
    }

    /** Sends one record and holds the answer to it. */
    static void accepted(PlainCaller hub, byte[] body) throws IOException {
        Receipt receipt = Receipt.of(hub.post(body));
        Counts counts = receipt.counts();
        VoidFigureException.unless(
                receipt.state().equals("accepted") && counts.received() == 1 && counts.accepted() == 1,
                "a record was not accepted 未接受: " + receipt);
    }

    private Rate toTheFloor(Duration time) throws IOException, SQLException {
        long before = floor.rows();
        try (DeliveryPause quiet = database.pauseDelivery()) {
            Rate rate = new ClosedLoop(CALLERS, time).run(caller -> () -> {
                bare.post(envelopes.body(envelopes.record()));
                return 1;
            });
            VoidFigureException.unless(floor.rows() - before == rate.records(), "the floor has lost rows 基线丢行");
            return rate;
        }
    }
}
