package hub.routes.work;

import static org.assertj.core.api.Assertions.assertThat;

import hub.adapters.SenderIdentity;
import hub.adapters.receipt.Receipt;
import hub.adapters.receipt.SubmissionState;
import hub.adapters.repository.Failpoints;
import hub.standards.ReservedCitizenIds;
import hub.standards.Sender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two institutions tell at the same moment of one person's off-job training: one of the two chunks sees the other's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnePersonAtATimeTest {
    private static final SenderIdentity ONE = TestHub.sender("p1", "12999999TEST0000P1", Sender.INSTITUTION);
    private static final SenderIdentity OTHER = TestHub.sender("p2", "12999999TEST0000P2", Sender.INSTITUTION);
    private static final int FIRST_PERSON = 7_000;

    private TestHub hub = TestHub.NONE;

    @BeforeAll
    void start() {
        hub = TestHub.start();
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    /** How the record tells the person. */
    private enum Told {
        BY_CITIZEN_ID,
        BY_A_TRAINEE_OF_THE_SAME_CHUNK,
        BY_A_TRAINEE_RECORDED_BEFORE
    }

    /** The first chunk to have been judged does not commit before the other has been judged too, or waits for it. */
    private final class Both implements Failpoints {
        private final AtomicInteger judged = new AtomicInteger();

        @Override
        public void reach(String name) {
            if (name.equals("chunk-staged") && judged.incrementAndGet() == 1) {
                Awaitility.await()
                        .atMost(Duration.ofSeconds(20))
                        .pollInterval(Duration.ofMillis(2))
                        .until(() -> judged.get() > 1 || waiting() > 0);
            }
        }
    }

    private long waiting() {
        return hub.number("select count(*) from pg_locks where locktype = 'advisory' and not granted");
    }

    private static String offJob(String id, Told told, String citizen) {
        String own = told == Told.BY_CITIZEN_ID ? "\"traineeCitizenId\":\"" + citizen + "\"," : "";
        return Lines.record(id, id, id, "5", 1).replace("\"result\"", own + "\"offJobState\":\"1\",\"result\"");
    }

    /** Two people's training at one institution, in either order. */
    private Receipt send(SenderIdentity sender, Told told, List<Integer> people) {
        List<String> known = new ArrayList<>();
        List<String> records = new ArrayList<>();
        for (int person : people) {
            String id = "P" + person;
            String citizen = ReservedCitizenIds.numbered(FIRST_PERSON + person);
            known.add(Lines.trainingClass(id, 1));
            known.add(Lines.trainee(id, "甲", citizen, 1));
            records.add(offJob(id, told, citizen));
        }
        if (told != Told.BY_A_TRAINEE_RECORDED_BEFORE) {
            known.addAll(records);
            return hub.judged(sender, known.toArray(String[]::new));
        }
        return hub.judged(sender, records.toArray(String[]::new));
    }

    @RepeatedTest(30)
    void oneOfTwoOverlappingClassesIsFound(RepetitionInfo round) {
        Told told = Told.values()[round.getCurrentRepetition() % Told.values().length];
        List<Integer> people = List.of(2 * round.getCurrentRepetition(), 2 * round.getCurrentRepetition() + 1);
        List<Integer> backwards = new ArrayList<>(people);
        Collections.reverse(backwards);
        if (told == Told.BY_A_TRAINEE_RECORDED_BEFORE) {
            for (SenderIdentity sender : List.of(ONE, OTHER)) {
                for (int person : people) {
                    String citizen = ReservedCitizenIds.numbered(FIRST_PERSON + person);
                    hub.judged(
                            sender, Lines.trainingClass("P" + person, 1), Lines.trainee("P" + person, "甲", citizen, 1));
                }
            }
        }

        hub.failpoints(new Both());
        CompletableFuture<Receipt> one = CompletableFuture.supplyAsync(() -> send(ONE, told, people));
        CompletableFuture<Receipt> other = CompletableFuture.supplyAsync(() -> send(OTHER, told, backwards));
        List<Receipt> receipts = List.of(one.join(), other.join());
        hub.failpoints(Failpoints.NONE);

        assertThat(receipts).extracting(Receipt::state).containsOnly(SubmissionState.ACCEPTED);
        assertThat(receipts)
                .as("%s", told)
                .flatExtracting(Receipt::findings)
                .extracting(Receipt.Group::code)
                .containsExactly("TRN-0102");
    }

    /** Training that no rule compares across institutions keeps nobody waiting, whoever it is about. */
    @Test
    void otherTrainingKeepsNobodyWaiting() {
        String citizen = ReservedCitizenIds.numbered(FIRST_PERSON);
        AtomicInteger judged = new AtomicInteger();
        hub.failpoints(name -> {
            if (name.equals("chunk-staged")) {
                judged.incrementAndGet();
                Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> judged.get() > 1);
            }
        });
        List<CompletableFuture<Receipt>> both = new ArrayList<>();
        for (SenderIdentity sender : List.of(ONE, OTHER)) {
            both.add(CompletableFuture.supplyAsync(() -> hub.judged(
                    sender,
                    Lines.trainingClass("N1", 1),
                    Lines.trainee("N1", "甲", citizen, 1),
                    Lines.record("N1", "N1", "N1", "5", 1).replace("\"result\":\"1\"", "\"result\":\"2\""))));
        }
        assertThat(both)
                .extracting(CompletableFuture::join)
                .allMatch(receipt -> receipt.state() == SubmissionState.ACCEPTED);
        hub.failpoints(Failpoints.NONE);
        assertThat(hub.number("select deadlocks from pg_stat_database where datname = current_database()"))
                .isZero();
    }
}
