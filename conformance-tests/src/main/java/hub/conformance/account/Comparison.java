package hub.conformance.account;

import hub.conformance.account.Breach.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/** Compares the four views of an account, each with what stands before it: sent, stored, feed, subscriber. */
final class Comparison {
    private final Account account;
    private final Map<Entry.Key, List<Entry>> sent = new HashMap<>();
    private final Map<Entry.Key, Entry> stored = new LinkedHashMap<>();
    private final List<Breach> breaches = new ArrayList<>();

    Comparison(Account account) {
        this.account = account;
        account.sent()
                .forEach(entry -> sent.computeIfAbsent(entry.key(), key -> new ArrayList<>())
                        .add(entry));
    }

    List<Breach> breaches() {
        checkStored();
        checkEvents(account.feed(), "feed");
        checkFeed();
        checkEvents(account.delivered(), "subscriber");
        checkDelivered();
        return breaches;
    }

    private void checkStored() {
        for (Entry entry : account.stored()) {
            if (stored.put(entry.key(), entry) != null) {
                breach(Kind.DOUBLED, "repository", entry.key(), entry.version());
            }
            checkWasSent(entry, "repository");
        }
        latest(account.acknowledged()).forEach((key, version) -> {
            Entry held = stored.get(key);
            if (held == null || held.version() < version) {
                breach(Kind.LOST, "repository", key, version);
            }
        });
    }

    private void checkFeed() {
        Map<Entry.Key, Long> announced = new HashMap<>();
        long before = Long.MIN_VALUE;
        for (Event event : account.feed()) {
            announced.merge(event.key(), event.version(), Math::max);
            if (event.seq() <= before) {
                breach(Kind.OUT_OF_ORDER, "feed", event.key(), event.version());
            }
            before = event.seq();
        }
        stored.forEach((key, entry) -> {
            if (announced.getOrDefault(key, -1L) != entry.version()) {
                breach(Kind.LOST, "feed", key, entry.version());
            }
        });
    }

    private void checkDelivered() {
        Set<String> arrived = new HashSet<>();
        Map<String, Long> last = new HashMap<>();
        for (Event event : account.delivered()) {
            arrived.add(event.id());
            Long before = last.put(account.subject().apply(event.key()), event.seq());
            if (before != null && before > event.seq()) {
                breach(Kind.OUT_OF_ORDER, "subscriber", event.key(), event.version());
            }
        }
        Set<String> announced = new HashSet<>();
        for (Event event : account.feed()) {
            announced.add(event.id());
            if (account.subscribed().test(event.key()) && !arrived.contains(event.id())) {
                breach(Kind.LOST, "subscriber", event.key(), event.version());
            }
        }
        for (Event event : account.delivered()) {
            if (!announced.contains(event.id()) || !account.subscribed().test(event.key())) {
                breach(Kind.UNEXPECTED, "subscriber", event.key(), event.version());
            }
        }
    }

    /** No event twice, no version of a record twice, versions of a record rising, nothing that was not sent. */
    private void checkEvents(List<Event> events, String side) {
        Set<String> ids = new HashSet<>();
        Map<Entry.Key, Long> versions = new HashMap<>();
        for (Event event : events) {
            if (!ids.add(event.id())) {
                breach(Kind.DOUBLED, side, event.key(), event.version());
                continue;
            }
            Long before = versions.put(event.key(), event.version());
            if (before != null && before == event.version()) {
                breach(Kind.DOUBLED, side, event.key(), event.version());
            } else if (before != null && before > event.version()) {
                breach(Kind.OUT_OF_ORDER, side, event.key(), event.version());
            }
            if (event.body() != null) {
                checkWasSent(event.body(), side);
            } else if (versions(event.key()).noneMatch(version -> version == event.version())) {
                breach(Kind.UNEXPECTED, side, event.key(), event.version());
            }
        }
    }

    private void checkWasSent(Entry entry, String side) {
        if (!sent.getOrDefault(entry.key(), List.of()).contains(entry)) {
            boolean otherContent = versions(entry.key()).anyMatch(version -> version == entry.version());
            breach(otherContent ? Kind.ALTERED : Kind.UNEXPECTED, side, entry.key(), entry.version());
        }
    }

    private LongStream versions(Entry.Key key) {
        return sent.getOrDefault(key, List.of()).stream().mapToLong(Entry::version);
    }

    private static Map<Entry.Key, Long> latest(Collection<Entry> entries) {
        Map<Entry.Key, Long> latest = new LinkedHashMap<>();
        entries.forEach(entry -> latest.merge(entry.key(), entry.version(), Math::max));
        return latest;
    }

    private void breach(Kind kind, String side, Entry.Key key, long version) {
        breaches.add(new Breach(kind, side, key + " version " + version));
    }
}
