package hub.routes.work;

import static org.assertj.core.api.Assertions.assertThat;

import hub.adapters.SenderIdentity;
import hub.adapters.repository.Waits;
import hub.standards.ReservedCitizenIds;
import hub.standards.Sender;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.awaitility.Awaitility;

/**
 * In whatever order records of several senders arrive, in however many submissions, and whatever of them never comes: once all is quiet the
 * repository is the same. 到达次序无关。
 */
class OrderOfArrivalTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static TestHub hub = TestHub.NONE;

    @BeforeContainer
    static void start() {
        hub = TestHub.start(Map.of("hub.work.chunk", "3"));
    }

    @AfterContainer
    static void stop() {
        hub.close();
    }

    private enum From {
        HR,
        SCHOOL,
        DEPARTMENT
    }

    /** A record of the set; {@code line} takes the try's own name, its school and its citizen ID. */
    private record Sent(From from, Line line) {}

    @FunctionalInterface
    private interface Line {
        String of(String name, String school, String citizen);
    }

    private static final List<Sent> SET = List.of(
            new Sent(From.HR, (name, school, citizen) -> Lines.unit(name, "")),
            new Sent(From.HR, (name, school, citizen) -> Lines.unit(name + ".1", name)),
            new Sent(From.HR, (name, school, citizen) -> Lines.unit(name + ".1.1", name + ".1")),
            new Sent(From.HR, (name, school, citizen) -> Lines.cadre(citizen, "甲", name + ".1.1", 1)),
            new Sent(From.HR, (name, school, citizen) -> Lines.appointment(citizen, "甲")),
            new Sent(From.DEPARTMENT, (name, school, citizen) -> Lines.need(name, name + ".1")),
            new Sent(From.SCHOOL, (name, school, citizen) -> Lines.trainingClass(name, 1)),
            new Sent(From.SCHOOL, (name, school, citizen) -> Lines.trainee(name, "甲", citizen, 1)),
            new Sent(From.SCHOOL, (name, school, citizen) -> Lines.trainee(name + "b", "甲", 1)),
            new Sent(From.SCHOOL, (name, school, citizen) -> Lines.enrolment(name + "-E", name, name)),
            new Sent(From.SCHOOL, (name, school, citizen) -> Lines.record(name + "-R", name, name, "5", 1)),
            new Sent(From.SCHOOL, (name, school, citizen) -> Lines.record(name + "-Rb", name, name + "b", "5", 1)),
            new Sent(From.SCHOOL, (name, school, citizen) -> Lines.certificate(name, name, name)),
            new Sent(From.SCHOOL, (name, school, citizen) -> Lines.certificate(name + "b", name, name + "b")),
            new Sent(From.DEPARTMENT, (name, school, citizen) -> Lines.recognition(school, name, name)),
            new Sent(From.DEPARTMENT, (name, school, citizen) -> Lines.recognition(school, name, name + "b")));

    /** Which records come, in which order, and after which of them a submission ends. */
    record Arrival(List<Integer> order, List<Boolean> cuts) {}

    @Provide
    Arbitrary<Arrival> arrivals() {
        List<Integer> all = new ArrayList<>();
        for (int n = 0; n < SET.size(); n++) {
            all.add(n);
        }
        Arbitrary<Set<Integer>> missing = Arbitraries.integers()
                .between(0, SET.size() - 1)
                .set()
                .ofMinSize(0)
                .ofMaxSize(2);
        return Combinators.combine(
                        Arbitraries.shuffle(all),
                        missing,
                        Arbitraries.of(true, false).list().ofSize(SET.size()))
                .as((shuffled, left, cuts) -> new Arrival(
                        shuffled.stream().filter(n -> !left.contains(n)).toList(), cuts));
    }

    @Property(tries = 25, shrinking = ShrinkingMode.BOUNDED)
    void theRepositoryIsTheSameWhateverTheOrder(@ForAll("arrivals") Arrival arrival) {
        List<Integer> inOrder = arrival.order().stream().sorted().toList();
        assertThat(stateAfter(arrival.order(), arrival.cuts())).isEqualTo(stateAfter(inOrder, arrival.cuts()));
    }

    private static String stateAfter(List<Integer> order, List<Boolean> cuts) {
        int number = NUMBER.incrementAndGet();
        String name = "ORD" + number;
        SenderIdentity school =
                TestHub.sender("order" + number, "1299999ORD%07d".formatted(number), Sender.INSTITUTION);
        SenderIdentity department = new SenderIdentity(
                "orderer" + number,
                "1199999ORD%07d".formatted(number),
                "department",
                Sender.MANAGING_DEPARTMENT,
                Set.of("1199999ORD%07d".formatted(number), school.institution()));
        // an odd number, as the citizen ID of a man has
        String citizen = ReservedCitizenIds.of(LocalDate.of(1980, 5, 1).plusDays(number / 400), number % 400 * 2 + 1);
        List<String> lines = new ArrayList<>();
        for (int at = 0; at < order.size(); at++) {
            Sent sent = SET.get(order.get(at));
            lines.add(sent.line().of(name, school.institution(), citizen));
            if (cuts.get(at)
                    || at + 1 == order.size()
                    || SET.get(order.get(at + 1)).from() != sent.from()) {
                SenderIdentity sender = switch (sent.from()) {
                    case HR -> TestHub.HR;
                    case SCHOOL -> school;
                    case DEPARTMENT -> department;
                };
                hub.judged(sender, lines.toArray(String[]::new));
                lines.clear();
            }
        }
        awaitQuiet();
        return state(name, citizen);
    }

    private static void awaitQuiet() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> hub.number("select count(*) from inbox where work = 'waiting'") == 0
                        && hub.get(Transactions.class)
                                .get(connection -> hub.get(Waits.class).mendedAfter(connection, 0, 1))
                                .isEmpty());
    }

    /** What is recorded, how often, whether about a known person; and what waits for what. */
    private static String state(String name, String citizen) {
        String ours = "(source_id ~ '(^|-)" + name + "($|[-.b])' or source_id like '%" + citizen + "')";
        String recorded =
                hub.text("select string_agg(type || ' ' || replace(replace(source_id, '" + name + "', 'x'), '" + citizen
                        + "', 'y') || ' ' || source_version, '; ' order by type, source_id) from change where " + ours);
        String waiting = hub.text("select string_agg(type || ' ' || replace(replace(source_id, '" + name + "', 'x'), '"
                + citizen + "', 'y') || ' ' || codes::text, '; ' order by type, source_id) from quarantine"
                + " where state = 'waiting' and " + ours);
        String persons = hub.text("select count(person_id) from training_record where " + ours);
        return recorded + " | " + waiting + " | " + persons;
    }
}
