package hub.conformance.process;

import hub.standards.RecordType;
import hub.standards.StandardReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A subscriber that gets every change, so that a run can see the whole feed: beside HR, and only in fault runs. 见证订阅方。
 */
public final class Witness {
    public static final String ID = "witness";

    /** What the hub's own configuration lets HR have. */
    private static final String FOR_HR =
            "Trainee,TrainingClass,Selection,TrainingRecord,HoursRecognition,Certificate,ClassClosure";

    private Witness() {}

    /** The hub's settings with HR as usual and the witness beside it. */
    public static Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        subscriber(settings, 0, "hr", FOR_HR, "true");
        settings.put("hub.delivery.subscriptions[0].trainee-categories", "1");
        String every = StandardReader.shipped().recordTypes().stream()
                .map(RecordType::name)
                .collect(Collectors.joining(","));
        subscriber(settings, 1, ID, every, "false");
        return settings;
    }

    private static void subscriber(
            Map<String, String> settings, int number, String id, String types, String matchedOnly) {
        settings.put("hub.subscribers[" + number + "].id", id);
        settings.put("hub.subscribers[" + number + "].title.zh", id);
        settings.put("hub.subscribers[" + number + "].title.en", id);
        String terms = "hub.delivery.subscriptions[" + number + "].";
        settings.put(terms + "name", id);
        settings.put(terms + "types", types);
        settings.put(terms + "sealed", "true");
        settings.put(terms + "matched-only", matchedOnly);
    }
}
