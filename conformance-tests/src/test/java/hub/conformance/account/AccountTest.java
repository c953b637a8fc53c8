package hub.conformance.account;

import static org.assertj.core.api.Assertions.assertThat;

import hub.conformance.account.Breach.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A checker that accepts everything proves nothing: each seeded fault must be named, on the side where it was seeded. */
class AccountTest {

    /** An account under construction, all parts open to mutation. */
    private static final class Run {
        final List<Entry> sent = new ArrayList<>();
        final List<Entry> acknowledged = new ArrayList<>();
        final List<Entry> stored = new ArrayList<>();
        final List<Event> feed = new ArrayList<>();
        final List<Event> delivered = new ArrayList<>();

        /** Records 0 to count-1, each tenth with a second version; everything acknowledged and delivered. */
        static Run good(int count) {
            Run run = new Run();
            for (int i = 0; i < count; i++) {
                run.take(entry(i, 1, "first"));
            }
            for (int i = 0; i < count; i += 10) {
                run.take(entry(i, 2, "second"));
            }
            return run;
        }

        private void take(Entry entry) {
            sent.add(entry);
            acknowledged.add(entry);
            stored.removeIf(old -> old.key().equals(entry.key()));
            stored.add(entry);
            Event event = new Event("event-" + feed.size(), feed.size() + 1L, entry.key(), entry.version(), entry);
            feed.add(event);
            delivered.add(event);
        }

        static Entry entry(int number, long version, String content) {
            return new Entry(new Entry.Key("I", "S", "TrainingRecord", "R" + number), version, content + number);
        }

        List<Breach> breaches() {
            return new Account(sent, acknowledged, stored, feed, delivered, key -> true, Entry.Key::sourceId)
                    .breaches();
        }
    }

    @Property(tries = 50)
    void aRunWithoutFaultCloses(@ForAll @IntRange(min = 1, max = 200) int count) {
        assertThat(Run.good(count).breaches()).isEmpty();
    }

    @Example
    void aSendWithoutAnswerMayHaveHappenedOrNot() {
        Run notStored = Run.good(5);
        notStored.sent.add(Run.entry(99, 1, "unknown"));
        assertThat(notStored.breaches()).isEmpty();

        Run stored = Run.good(5);
        stored.take(Run.entry(99, 1, "unknown"));
        stored.acknowledged.removeIf(entry -> entry.key().sourceId().equals("R99"));
        assertThat(stored.breaches()).isEmpty();
    }

    @Property(tries = 50)
    void aDroppedRowIsLost(@ForAll @IntRange(min = 0, max = 99) int which) {
        assertBreach(run -> run.stored.remove(which), Kind.LOST, "repository");
        assertBreach(run -> run.feed.remove(which), Kind.UNEXPECTED, "subscriber");
        assertBreach(run -> run.delivered.remove(which), Kind.LOST, "subscriber");
    }

    @Property(tries = 50)
    void aDoubledRowIsNamed(@ForAll @IntRange(min = 0, max = 99) int which) {
        assertBreach(run -> run.stored.add(run.stored.get(which)), Kind.DOUBLED, "repository");
        assertBreach(run -> run.feed.add(which, run.feed.get(which)), Kind.DOUBLED, "feed");
        assertBreach(run -> run.delivered.add(which, run.delivered.get(which)), Kind.DOUBLED, "subscriber");
        assertBreach(
                run -> run.delivered.add(new Event(
                        "other id",
                        1000,
                        run.delivered.get(109).key(),
                        run.delivered.get(109).version(),
                        null)),
                Kind.DOUBLED,
                "subscriber");
    }

    @Property(tries = 10)
    void twoVersionsSwappedAreOutOfOrder(@ForAll @IntRange(min = 0, max = 9) int which) {
        assertBreach(run -> Collections.swap(run.delivered, which * 10, 100 + which), Kind.OUT_OF_ORDER, "subscriber");
        assertBreach(run -> Collections.swap(run.feed, which * 10, 100 + which), Kind.OUT_OF_ORDER, "feed");
    }

    @Property(tries = 50)
    void anAlteredByteIsNamed(@ForAll @IntRange(min = 0, max = 99) int which) {
        assertBreach(run -> run.stored.set(which, altered(run.stored.get(which))), Kind.ALTERED, "repository");
        assertBreach(
                run -> {
                    Event event = run.delivered.get(which);
                    run.delivered.set(
                            which,
                            new Event(
                                    event.id(),
                                    event.seq(),
                                    event.key(),
                                    event.version(),
                                    altered(Run.entry(which, event.version(), "first"))));
                },
                Kind.ALTERED,
                "subscriber");
    }

    @Example
    void anInventedRecordIsNamed() {
        assertBreach(run -> run.stored.add(Run.entry(777, 1, "never sent")), Kind.UNEXPECTED, "repository");
        assertBreach(
                run -> run.feed.add(
                        new Event("event-777", 777, Run.entry(777, 1, "").key(), 1, null)),
                Kind.UNEXPECTED,
                "feed");
    }

    @Example
    void anOldVersionLeftInTheRepositoryIsALoss() {
        assertBreach(
                run -> run.stored.replaceAll(
                        entry -> entry.key().sourceId().equals("R0") ? Run.entry(0, 1, "first") : entry),
                Kind.LOST,
                "repository");
    }

    private static Entry altered(Entry entry) {
        return new Entry(entry.key(), entry.version(), entry.content() + "!");
    }

    private static void assertBreach(Consumer<Run> fault, Kind kind, String side) {
        Run run = Run.good(100);
        fault.accept(run);
        assertThat(run.breaches()).anySatisfy(breach -> {
            assertThat(breach.kind()).isEqualTo(kind);
            assertThat(breach.side()).isEqualTo(side);
        });
    }
}
