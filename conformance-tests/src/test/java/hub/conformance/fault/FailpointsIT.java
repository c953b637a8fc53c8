package hub.conformance.fault;

import static org.assertj.core.api.Assertions.assertThat;

import hub.conformance.account.Account;
import hub.conformance.account.Breach;
import hub.conformance.account.Breach.Kind;
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
import hub.conformance.run.SftpChannel;
import hub.conformance.run.SoapChannel;
import hub.conformance.sample.Dialect;
import hub.conformance.sample.Partner;
import hub.conformance.sample.SubmissionWriter;
import hub.conformance.sample.Traffic;
import hub.standards.Standard;
import hub.standards.StandardReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The hub is killed at each named point of a record's way, one after the other, on one and the same data, while three senders work; each time it
 * starts again and the senders repeat what was not answered. In the end nothing acknowledged is missing and nothing stands twice, in the
 * repository, in the feed and in a subscriber's ledger.
 *
 * <p>Each restart is armed for the next point, so it dies again while it recovers from the death before.
 */
@Tag("fault")
class FailpointsIT {
    private static final List<String> POINTS = List.of(
            "received-before-commit",
            "received-after-commit",
            "answered-before-send",
            "chunk-read",
            "chunk-locked",
            "chunk-staged",
            "chunk-before-commit",
            "chunk-after-commit",
            "submission-finished",
            "sequenced-before-commit",
            "sequenced-after-commit",
            "relay-before-send",
            "relay-after-send",
            "relay-after-cursor",
            "upload-before-take",
            "upload-after-take",
            "receipt-before-write");
    private static final int KILLED = 137;
    private static final Duration TO_DIE = Duration.ofSeconds(40);
    private static final Standard STANDARD = StandardReader.shipped();
    private static final SubmissionWriter WRITER = new SubmissionWriter(STANDARD);
    private static final int RECORDS_BY_REST = 40;
    private static final int RECORDS_BY_SOAP = 5;
    private static final int RECORDS_BY_SFTP = 10;

    private final Path data = DataFolders.fresh("fault-runs").resolve("data");
    private final Ports ports = Ports.free();
    private final Traffic byRest = new Traffic(STANDARD, Partner.ONLINE_ACADEMY, "FR", 10, 100);
    private final Traffic bySoap = new Traffic(STANDARD, Partner.UNIVERSITY, "FS", 4, 50);
    private final Traffic bySftp = new Traffic(STANDARD, Partner.PARTY_SCHOOL, "FD", 4, 50);
    private final PersistentSender rest =
            new PersistentSender(hub -> new RestChannel(hub, Partner.ONLINE_ACADEMY, WRITER));
    private final PersistentSender soap = new PersistentSender(hub -> new SoapChannel(hub, Partner.UNIVERSITY));
    private final PersistentSender sftp =
            new PersistentSender(hub -> new SftpChannel(hub, Partner.PARTY_SCHOOL, WRITER));
    private final PersistentSender sftpMasters =
            new PersistentSender(hub -> new RestChannel(hub, Partner.PARTY_SCHOOL, WRITER));
    private final List<PersistentSender> senders = List.of(sftpMasters, rest, soap, sftp);

    @Test
    void everyNamedPointOfTheHubIsRun() {
        Set<String> run = new TreeSet<>(POINTS);
        run.addAll(KilledReleaseIT.POINTS);
        assertThat(namedInTheSources()).isEqualTo(run);
    }

    @Test
    @Timeout(900)
    void nothingAcknowledgedIsLostAndNothingIsDoubledWhereverItDies() throws IOException {
        try (HubProcess hub = start("none")) {
            rest.add(byRest.masters("masters", Dialect.LINES));
            soap.add(bySoap.masters("masters", Dialect.SOAP));
            sftpMasters.add(bySftp.masters("masters", Dialect.LINES));
            sendAll(hub.address());
            assertThat(senders).allMatch(PersistentSender::done);
        }
        try (HrLedger ledger = new HrLedger(data.resolveSibling("ledger.jsonl"))) {
            HubAddress address = HubProcess.address(data, ports);
            try (HrSubscriber witness = new HrSubscriber(address, Witness.ID, ledger)) {
                for (int round = 0; round < POINTS.size(); round++) {
                    addPart(round);
                    dieAt(POINTS.get(round));
                }
                finish(ledger);
            }
        }
    }

    private void addPart(int round) {
        rest.add(byRest.records("rest-" + round, Dialect.LINES, round * RECORDS_BY_REST, RECORDS_BY_REST));
        soap.add(bySoap.records("soap-" + round, Dialect.SOAP, round * RECORDS_BY_SOAP, RECORDS_BY_SOAP));
        sftp.add(bySftp.records("TrainingRecord-" + round, Dialect.TEMPLATE, round * RECORDS_BY_SFTP, RECORDS_BY_SFTP));
    }

    /** Starts the hub armed, lets the senders work, and sees it die there: while they send, or already while it recovers. */
    private void dieAt(String point) {
        try (HubProcess hub = start(point)) {
            sendAll(hub.address());
            assertThat(hub.awaitEnd(TO_DIE)).as("the hub reached " + point).isTrue();
            assertThat(hub.exitCode()).as(point).isEqualTo(KILLED);
        } catch (HubProcess.EndedException e) {
            assertThat(e.exitCode()).as(point).isEqualTo(KILLED);
        }
    }

    private void finish(HrLedger ledger) throws IOException {
        try (HubProcess hub = start("none")) {
            sendAll(hub.address());
            assertThat(senders).allMatch(PersistentSender::done);
            senders.forEach(sender -> assertThat(sender.troubles()).isEmpty());
            // what the subscriber could not apply while the hub died comes again after a pause
            Awaitility.await()
                    .atMost(Duration.ofMinutes(3))
                    .untilAsserted(() -> assertThatAllIsDelivered(hub.address(), ledger));

            List<Event> feed = Events.feed(hub.address().rest(Witness.ID));
            Account account = new Account(
                    all(PersistentSender::sent),
                    all(PersistentSender::acknowledged),
                    stored(hub.address()),
                    feed,
                    ledger.applied(),
                    key -> true,
                    Entry.Key::toString);
            assertThat(account.breaches()).isEmpty();
            assertThat(account.stored()).hasSize(account.sent().size());
            assertThatMutantsAreCaught(account);
            assertThat(Reconciliation.ask(hub.address(), Witness.ID).closes()).isTrue();
        }
    }

    private static void assertThatAllIsDelivered(HubAddress hub, HrLedger ledger) throws IOException {
        Reconciliation sums = Reconciliation.ask(hub, Witness.ID);
        assertThat(sums.waiting()).as("submissions that wait: %s", sums).isZero();
        assertThat(sums.pending()).as("events not delivered: %s", sums).isZero();
        assertThat(ledger.applied().size()).as("events applied: %s", sums).isGreaterThanOrEqualTo((int) sums.changes());
    }

    private List<Entry> all(Function<PersistentSender, List<Entry>> part) {
        return senders.stream().map(part).flatMap(List::stream).toList();
    }

    /** What the repository holds under each key that was ever sent. */
    private List<Entry> stored(HubAddress hub) throws IOException {
        RestClient client = hub.rest(Witness.ID);
        List<Entry> stored = new ArrayList<>();
        for (Entry entry : all(PersistentSender::sent)) {
            Entry held = Events.fetch(client, Events.href(entry.key()));
            if (held != null) {
                stored.add(held);
            }
        }
        return stored;
    }

    /** The verdict above is worth something only if the same account with one fault in it fails. */
    private static void assertThatMutantsAreCaught(Account good) {
        List<Entry> dropped = new ArrayList<>(good.stored());
        dropped.remove(dropped.size() / 2);
        assertCaught(Kind.LOST, with(good, dropped, good.feed(), good.delivered()));

        List<Event> doubled = new ArrayList<>(good.delivered());
        Event event = doubled.get(doubled.size() / 2);
        doubled.add(new Event("another id", event.seq(), event.key(), event.version(), event.body()));
        assertCaught(Kind.DOUBLED, with(good, good.stored(), good.feed(), doubled));

        List<Event> swapped = new ArrayList<>(good.feed());
        Collections.swap(swapped, 10, 20);
        assertCaught(Kind.OUT_OF_ORDER, with(good, good.stored(), swapped, good.delivered()));

        List<Entry> altered = new ArrayList<>(good.stored());
        altered.set(5, new Entry(altered.get(5).key(), altered.get(5).version(), "other content"));
        assertCaught(Kind.ALTERED, with(good, altered, good.feed(), good.delivered()));
    }

    private static Account with(Account good, Collection<Entry> stored, List<Event> feed, List<Event> delivered) {
        return new Account(
                good.sent(), good.acknowledged(), stored, feed, delivered, good.subscribed(), good.subject());
    }

    private static void assertCaught(Kind kind, Account mutant) {
        assertThat(mutant.breaches()).extracting(Breach::kind).contains(kind);
    }

    /** All senders at once, each until it is through or the hub is gone. */
    private void sendAll(HubAddress hub) {
        senders.stream()
                .map(sender -> CompletableFuture.runAsync(() -> sender.send(hub)))
                .toList()
                .forEach(CompletableFuture::join);
    }

    private HubProcess start(String point) {
        return HubProcess.start(data, ports, Witness.settings(), List.of("-Dhub.failpoint=" + point));
    }

    private static Set<String> namedInTheSources() {
        Pattern reach = Pattern.compile("reach\\(\\s*\"([a-z-]+)\"");
        Set<String> names = new TreeSet<>();
        for (String room : List.of("adapters", "routes")) {
            try (Stream<Path> files = Files.walk(HubProcess.checkout().resolve(room + "/src/main/java"))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    Matcher matcher = reach.matcher(Files.readString(file));
                    while (matcher.find()) {
                        names.add(matcher.group(1));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return names;
    }
}
