package hub.conformance.sample;

import hub.schemas.Disposition;
import hub.standards.StandardRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record of the sample as its sender sends it, and what must become of it. 示例记录。
 *
 * @param record what is sent; a planted wrong value stands in it as the sender would write it
 * @param fault what is planted in it; null for a record in which nothing is
 * @param expected what must become of it when everything before it was taken
 * @param findings what must be found in it; a record may suffer from a fault planted beside it
 */
public record Item(StandardRecord record, @Nullable FaultKind fault, Disposition expected, List<Expected> findings) {

    /** A record with nothing wrong. */
    static Item good(StandardRecord record) {
        return new Item(record, null, Disposition.ACCEPTED, List.of());
    }

    /** The record again, unchanged or outdated. */
    static Item again(StandardRecord record, Disposition expected) {
        return new Item(record, null, expected, List.of());
    }

    /** The record with a fault of the kind planted in it. */
    Item with(FaultKind kind) {
        return new Item(
                kind.plantedIn(record), kind, kind.disposition(), List.of(new Expected(kind.code(), kind.field())));
    }

    /** The record as it suffers from a fault planted elsewhere. */
    Item suffering(Expected... consequences) {
        return new Item(record, null, Disposition.QUARANTINED, List.of(consequences));
    }

    /** The item with one more finding, a consequence of its own fault. */
    Item alsoFinding(Expected consequence) {
        return new Item(
                record,
                fault,
                expected,
                java.util.stream.Stream.concat(findings.stream(), java.util.stream.Stream.of(consequence))
                        .toList());
    }
}
