package hub.conformance.account;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Four views of one run that must agree. 四方对账。
 *
 * <p>What was acknowledged is stored; what is stored, announced and delivered was sent; nothing stands twice; order holds. A send whose
 * answer never came counts as sent and not as acknowledged: then either outcome is right.
 *
 * @param sent every version that was ever sent as a good record, acknowledged or not
 * @param acknowledged those of them for which the sender holds a receipt that says accepted
 * @param stored the current content of the repository
 * @param feed the change feed from its beginning, in its order
 * @param delivered what the subscriber applied, in its order
 * @param subscribed which records the subscriber must get
 * @param subject of whom a record tells: what tells of one subject keeps its order. A record that tells of no person is its own subject
 */
public record Account(
        Collection<Entry> sent,
        Collection<Entry> acknowledged,
        Collection<Entry> stored,
        List<Event> feed,
        List<Event> delivered,
        Predicate<Entry.Key> subscribed,
        Function<Entry.Key, String> subject) {

    /** Everything that does not agree; empty if the account closes. */
    public List<Breach> breaches() {
        return new Comparison(this).breaches();
    }
}
