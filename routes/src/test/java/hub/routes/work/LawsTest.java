package hub.routes.work;

import static org.assertj.core.api.Assertions.assertThat;

import hub.adapters.SenderIdentity;
import hub.adapters.receipt.Counts;
import hub.adapters.receipt.Receipt;
import hub.adapters.repository.Receipts;
import hub.routes.intake.Received;
import hub.standards.Sender;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** What holds for recording whatever is sent in whatever order. */
class LawsTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static TestHub hub = TestHub.NONE;

    @BeforeContainer
    static void start() {
        hub = TestHub.start();
    }

    @AfterContainer
    static void stop() {
        hub.close();
    }

    /** One version of the one record: its number, its content, and whether it is void. */
    record Version(long number, int content, boolean isVoid) {
        String line() {
            return isVoid
                    ? "{\"type\":\"TrainingClass\",\"sourceId\":\"C-X\",\"sourceVersion\":" + number
                            + ",\"op\":\"void\",\"data\":{}}"
                    : Lines.trainingClass("X", number).replace("测试班次", "班次" + content);
        }
    }

    /** The versions in some order, and where one submission ends and the next begins. */
    record Sent(List<Version> versions, List<Version> shuffled, List<Boolean> cuts) {}

    @Provide
    Arbitrary<Sent> sent() {
        return Arbitraries.integers().between(2, 6).flatMap(count -> {
            Arbitrary<List<Version>> versions = Combinators.combine(
                            Arbitraries.integers().between(0, 2).list().ofSize(count),
                            Arbitraries.frequency(net.jqwik.api.Tuple.of(4, false), net.jqwik.api.Tuple.of(1, true))
                                    .list()
                                    .ofSize(count))
                    .as((contents, voids) -> {
                        List<Version> list = new ArrayList<>();
                        for (int n = 0; n < count; n++) {
                            list.add(new Version(n + 1, contents.get(n), voids.get(n)));
                        }
                        return list;
                    });
            return versions.flatMap(list -> Combinators.combine(
                            Arbitraries.shuffle(list),
                            Arbitraries.of(true, false).list().ofSize(count))
                    .as((shuffled, cuts) -> new Sent(list, shuffled, cuts)));
        });
    }

    @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
    void anyOrderOfTheVersionsOfARecordEndsInTheSameState(@ForAll("sent") Sent sent) {
        SenderIdentity inOrder = sender();
        SenderIdentity shuffled = sender();
        sent.versions().forEach(version -> hub.judged(inOrder, version.line()));
        send(shuffled, sent.shuffled(), sent.cuts());

        assertThat(state(shuffled)).isEqualTo(state(inOrder));
    }

    @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
    void sendingTheSameAgainHasNoEffectAndTheSumsClose(@ForAll("sent") Sent sent) {
        SenderIdentity sender = sender();
        send(sender, sent.shuffled(), sent.cuts());
        long changes = changes(sender);
        String state = state(sender);

        String[] lines = sent.shuffled().stream().map(Version::line).toArray(String[]::new);
        Receipt again = hub.judged(sender, lines);

        assertThat(changes(sender)).isEqualTo(changes);
        assertThat(state(sender)).isEqualTo(state);
        Counts counts = again.counts();
        assertThat(counts.accepted() + counts.quarantined() + counts.rejected()).isZero();
        assertThat(counts.received()).isEqualTo(lines.length);
    }

    @Property(tries = 15, shrinking = ShrinkingMode.OFF)
    void sendersOfOneKeyAtTheSameTimeMakeOneSubmission(@ForAll("sent") Sent sent) {
        SenderIdentity sender = sender();
        String[] lines = sent.shuffled().stream().map(Version::line).toArray(String[]::new);
        List<Received> answers = java.util.stream.IntStream.range(0, 4)
                .parallel()
                .mapToObj(n -> hub.send(sender, "one key", lines))
                .toList();

        assertThat(answers).filteredOn(Received.Taken.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(Received.Repeated.class::isInstance).hasSize(3);
        assertThat(hub.number("select count(*) from submission where credential = '" + sender.credential() + "'"))
                .isEqualTo(1);
    }

    private static void send(SenderIdentity sender, List<Version> versions, List<Boolean> cuts) {
        List<String> lines = new ArrayList<>();
        for (int n = 0; n < versions.size(); n++) {
            lines.add(versions.get(n).line());
            if (cuts.get(n) || n == versions.size() - 1) {
                Receipt receipt = hub.judged(sender, lines.toArray(String[]::new));
                assertThat(receipt.counts().received()).isEqualTo(lines.size());
                assertThat(receipt).isEqualTo(kept(receipt));
                lines.clear();
            }
        }
    }

    private static Receipt kept(Receipt receipt) {
        return hub.get(Transactions.class)
                .get(connection -> hub.get(Receipts.class).find(connection, String.valueOf(receipt.submission())))
                .orElseThrow();
    }

    private static SenderIdentity sender() {
        int number = NUMBER.incrementAndGet();
        return TestHub.sender("law" + number, "129999990000%06d".formatted(number), Sender.INSTITUTION);
    }

    /** Version, whether void, and content unless void. */
    private static String state(SenderIdentity sender) {
        return hub.text("select source_version || ' ' || void || ' ' || case when void then '' else name end"
                + " from training_class where institution = '" + sender.institution() + "'");
    }

    private static long changes(SenderIdentity sender) {
        return hub.number("select count(*) from change where institution = '" + sender.institution() + "'");
    }
}
