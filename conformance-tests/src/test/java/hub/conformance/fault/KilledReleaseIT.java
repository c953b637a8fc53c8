package hub.conformance.fault;

import static org.assertj.core.api.Assertions.assertThat;

import hub.conformance.account.Account;
import hub.conformance.account.Entry;
import hub.conformance.account.Event;
import hub.conformance.client.Events;
import hub.conformance.client.HrLedger;
import hub.conformance.client.HrSubscriber;
import hub.conformance.client.HubAddress;
import hub.conformance.client.RestClient;
import hub.conformance.process.DataFolders;
import hub.conformance.process.HubProcess;
import hub.conformance.process.Ports;
import hub.conformance.process.Witness;
import hub.conformance.run.Reconciliation;
import hub.conformance.run.RestChannel;
import hub.conformance.sample.Dialect;
import hub.conformance.sample.Partner;
import hub.conformance.sample.SubmissionWriter;
import hub.conformance.sample.Traffic;
import hub.standards.Standard;
import hub.standards.StandardReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Records come first and what they refer to later; the hub is killed while it releases them, and again while it recovers. In the end all are
 * accepted and each is delivered once.
 */
@Tag("fault")
class KilledReleaseIT {
    /** The points of the hub on the way of a record that waited. */
    static final List<String> POINTS = List.of("released-before-commit");

    private static final int KILLED = 137;
    private static final int RECORDS = 500;
    private static final Duration TO_DIE = Duration.ofSeconds(60);
    private static final Standard STANDARD = StandardReader.shipped();
    private static final SubmissionWriter WRITER = new SubmissionWriter(STANDARD);

    private final Path data = DataFolders.fresh("killed-release").resolve("data");
    private final Ports ports = Ports.free();
    private final Traffic traffic = new Traffic(STANDARD, Partner.ONLINE_ACADEMY, "KR", 5, 100);
    private final PersistentSender early = sender();
    private final PersistentSender late = sender();

    private static PersistentSender sender() {
        return new PersistentSender(hub -> new RestChannel(hub, Partner.ONLINE_ACADEMY, WRITER));
    }

    @Test
    @Timeout(600)
    void allAreAcceptedInTheEndAndEachIsDeliveredOnce() throws IOException {
        early.add(traffic.records("records", Dialect.LINES, 0, RECORDS));
        late.add(traffic.masters("masters", Dialect.LINES));
        try (HubProcess hub = start("none")) {
            early.send(hub.address());
            assertThat(early.done()).isTrue();
            assertThat(early.troubles()).as("all wait").hasSize(1);
        }
        for (String point : POINTS) {
            dieAt(point);
            dieAt(point);
        }
        try (HrLedger ledger = new HrLedger(data.resolveSibling("ledger.jsonl"));
                HubProcess hub = start("none");
                HrSubscriber witness = new HrSubscriber(hub.address(), Witness.ID, ledger)) {
            late.send(hub.address());
            assertThat(late.done()).isTrue();
            Awaitility.await()
                    .atMost(Duration.ofMinutes(3))
                    .untilAsserted(() -> assertThatAllIsDelivered(hub.address(), ledger));
            List<Event> feed = Events.feed(hub.address().rest(Witness.ID));
            Account account = new Account(
                    all(early.sent(), late.sent()),
                    all(early.sent(), late.acknowledged()),
                    stored(hub.address()),
                    feed,
                    ledger.applied(),
                    key -> true,
                    Entry.Key::toString);
            assertThat(account.breaches()).isEmpty();
            assertThat(account.stored()).hasSize(account.sent().size());
            assertThat(Reconciliation.ask(hub.address(), Witness.ID).closes()).isTrue();
        }
    }

    /** Starts the hub armed and sees it die: while what is awaited comes, or already while it recovers. */
    private void dieAt(String point) {
        try (HubProcess hub = start(point)) {
            late.send(hub.address());
            assertThat(hub.awaitEnd(TO_DIE)).as("the hub reached " + point).isTrue();
            assertThat(hub.exitCode()).as(point).isEqualTo(KILLED);
        } catch (HubProcess.EndedException e) {
            assertThat(e.exitCode()).as(point).isEqualTo(KILLED);
        }
    }

    private void assertThatAllIsDelivered(HubAddress hub, HrLedger ledger) throws IOException {
        Reconciliation sums = Reconciliation.ask(hub, Witness.ID);
        assertThat(sums.changes())
                .as("%s", sums)
                .isEqualTo(all(early.sent(), late.sent()).size());
        assertThat(sums.pending()).as("%s", sums).isZero();
        assertThat(ledger.applied().size()).isGreaterThanOrEqualTo((int) sums.changes());
    }

    private List<Entry> stored(HubAddress hub) throws IOException {
        RestClient client = hub.rest(Witness.ID);
        List<Entry> stored = new ArrayList<>();
        for (Entry entry : all(early.sent(), late.sent())) {
            Entry held = Events.fetch(client, Events.href(entry.key()));
            if (held != null) {
                stored.add(held);
            }
        }
        return stored;
    }

    private static List<Entry> all(List<Entry> some, List<Entry> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private HubProcess start(String point) {
        return HubProcess.start(data, ports, Witness.settings(), List.of("-Dhub.failpoint=" + point));
    }
}
