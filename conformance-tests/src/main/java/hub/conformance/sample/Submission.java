package hub.conformance.sample;

import hub.standards.StandardRecord;
import java.util.List;

/**
 * One submission of the sample month: what goes to the hub in one request or one file. 示例报送。
 *
 * @param partner who sends it
 * @param name name without ending, the same whenever the month is sent again; the idempotency key is made of it
 * @param dialect the outside form
 * @param items the records, in the order in which a reader of the form comes upon them
 */
public record Submission(Partner partner, String name, Dialect dialect, List<Item> items) {

    /** A submission of good records. */
    public static Submission of(Partner partner, String name, Dialect dialect, List<StandardRecord> records) {
        return new Submission(
                partner, name, dialect, records.stream().map(Item::good).toList());
    }

    /** The name as a file has it. */
    public String fileName() {
        return name + "." + dialect.ending();
    }
}
