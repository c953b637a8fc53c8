package hub.conformance.bench;

import hub.conformance.sample.Partner;
import hub.conformance.sample.Traffic;
import hub.standards.ReservedCitizenIds;
import hub.standards.Standard;
import hub.standards.StandardRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Good training records of one sender, each given out once; safe to take from by several threads. Each sender trains people of its own, so that
 * what one measurement leaves behind does not burden the next. 测试记录。
 */
final class Supply {
    private static final int PEOPLE_OF_A_SENDER = ReservedCitizenIds.COUNT / Partner.values().length;

    private final Partner partner;
    private final Traffic traffic;
    private final AtomicInteger next = new AtomicInteger();

    Supply(Standard standard, Partner partner, int classes, int trainees) {
        this.partner = partner;
        this.traffic = new Traffic(
                standard,
                partner,
                "BENCH-" + partner.ordinal(),
                partner.ordinal() * PEOPLE_OF_A_SENDER,
                classes,
                trainees);
    }

    Partner partner() {
        return partner;
    }

    /** What the records refer to, to be sent before them. */
    List<StandardRecord> masters() {
        return traffic.masters();
    }

    /** The people, as HR knows them. */
    List<StandardRecord> cadres() {
        return traffic.cadres();
    }

    /** The next record. */
    StandardRecord one() {
        return traffic.record(take(1));
    }

    /** The next so many. */
    List<StandardRecord> some(int count) {
        int from = take(count);
        List<StandardRecord> records = new ArrayList<>(count);
        for (int i = from; i < from + count; i++) {
            records.add(traffic.record(i));
        }
        return records;
    }

    /** The next so many, each made when it is asked for. */
    Stream<StandardRecord> stream(int count) {
        int from = take(count);
        return IntStream.range(from, from + count).mapToObj(traffic::record);
    }

    private int take(int count) {
        int from = next.getAndAdd(count);
        if (from + count > traffic.size()) {
            throw new IllegalStateException("the supply of " + partner + " is used up after " + traffic.size());
        }
        return from;
    }
}
