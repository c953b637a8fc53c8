package hub.conformance.run;

import hub.conformance.account.Content;
import hub.conformance.account.Entry;
import hub.conformance.sample.Item;
import hub.conformance.sample.Month;
import hub.conformance.sample.Partner;
import hub.conformance.sample.Submission;
import hub.schemas.CanonicalJson;
import hub.schemas.Disposition;
import hub.standards.RecordKey;
import hub.standards.StandardRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The records of a month that must be accepted: what the repository must hold, and what HR must be told. 应入库的记录。 */
public final class GoodRecords {
    private static final Set<String> TYPES_FOR_HR = Set.of("Trainee", "TrainingClass", "TrainingRecord");
    private static final String CADRE = "1";

    private final List<StandardRecord> accepted = new ArrayList<>();
    private final Map<RecordKey, StandardRecord> latest = new LinkedHashMap<>();
    private final Map<RecordKey, Partner> senders = new HashMap<>();
    private final Map<Entry.Key, StandardRecord> byKey = new HashMap<>();
    private final Set<String> citizensOfHr = new HashSet<>();

    public GoodRecords(Month month) {
        Stream.concat(month.masterData().stream(), month.reports().stream()).forEach(this::add);
    }

    private void add(Submission submission) {
        for (Item item : submission.items()) {
            if (item.expected() == Disposition.ACCEPTED) {
                StandardRecord record = item.record();
                accepted.add(record);
                latest.put(record.key(), record);
                senders.put(record.key(), submission.partner());
                byKey.put(key(record), record);
                String citizen = record.text("citizenId");
                if (record.type().name().equals("Cadre") && citizen != null) {
                    citizensOfHr.add(citizen);
                }
            }
        }
    }

    /** What becomes of a record on its way to HR. */
    public enum Share {
        /** HR gets it. */
        DELIVERED,
        /** HR gets it when it knows the person. */
        HELD,
        /** It is none of HR's business. */
        FILTERED
    }

    /** What must become of a record on its way to HR. */
    public Share share(StandardRecord record) {
        String type = record.type().name();
        if (!TYPES_FOR_HR.contains(type)) {
            return Share.FILTERED;
        }
        if (type.equals("TrainingClass")) {
            return Share.DELIVERED;
        }
        String citizen = citizen(record);
        boolean cadre = type.equals("Trainee") ? CADRE.equals(record.text("category")) : citizen != null;
        if (!cadre) {
            return Share.FILTERED;
        }
        return citizen != null && citizensOfHr.contains(citizen) ? Share.DELIVERED : Share.HELD;
    }

    private static @Nullable String citizen(StandardRecord record) {
        String own = record.text("traineeCitizenId");
        return own == null ? record.text("citizenId") : own;
    }

    /** Every version that must have been accepted, in the order sent. */
    public List<StandardRecord> accepted() {
        return accepted;
    }

    /** The latest version of each. */
    public Map<RecordKey, StandardRecord> latest() {
        return latest;
    }

    /** Who sent it. */
    public Partner sender(RecordKey key) {
        Partner sender = senders.get(key);
        if (sender == null) {
            throw new IllegalArgumentException("nobody sent " + key.sourceId());
        }
        return sender;
    }

    /** Of whom a record tells; itself if it tells of nobody. */
    public String subject(Entry.Key key) {
        StandardRecord record = byKey.get(key);
        String citizen = record == null ? null : citizen(record);
        return citizen == null ? key.toString() : citizen;
    }

    /** The record as an entry of an account. */
    public Entry entry(StandardRecord record) {
        return new Entry(key(record), version(record.key(), record.version()), Content.of(CanonicalJson.write(record)));
    }

    /** A record as an entry of an account, under the version its sender gave it. */
    public static Entry asSent(StandardRecord record) {
        return new Entry(key(record), record.version(), Content.of(CanonicalJson.write(record)));
    }

    /** The key as an account has it. */
    public static Entry.Key key(StandardRecord record) {
        RecordKey key = record.key();
        return new Entry.Key(key.institution(), key.system(), key.type(), key.sourceId());
    }

    /** The version, or 0 in forms that carry none of the sender's own: there the order of receipt is the version. */
    private static long version(RecordKey key, long version) {
        return ordersByReceipt(key.system()) ? 0 : version;
    }

    /** Whether versions of that system are the hub's, not the sender's. */
    public static boolean ordersByReceipt(String system) {
        return system.equals(Partner.PARTY_SCHOOL.system()) || system.equals(Partner.PARTY_SCHOOL_REGISTER.system());
    }
}
