package hub.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import hub.standards.Field;
import hub.standards.RecordKey;
import hub.standards.RecordType;
import hub.standards.Reference;
import hub.standards.Rule;
import hub.standards.Standard;
import hub.standards.StandardRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One case of a rule, as the records it speaks of.
 *
 * @param record the record judged
 * @param with the records it refers to, by reference name
 * @param others records that exist already, of the same type unless they say which
 * @param today the day of receipt
 */
public record RuleCase(
        StandardRecord record, Map<String, StandardRecord> with, List<StandardRecord> others, LocalDate today) {
    private static final String INSTITUTION = "12999999000000019J";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    public static RuleCase of(Standard standard, Rule rule, JsonNode node) {
        RecordType type = standard.record(rule.record());
        Map<String, StandardRecord> with = new HashMap<>();
        for (Reference reference : type.references()) {
            if (node.has(reference.name())) {
                RecordType other = standard.record(reference.record());
                with.put(reference.name(), record(other, node.path(reference.name()), reference.name()));
            }
        }
        List<StandardRecord> others = new ArrayList<>();
        for (JsonNode other : node.path("others")) {
            others.add(record(
                    other.has("record") ? standard.record(other.path("record").asText()) : type,
                    other,
                    "other-" + others.size()));
        }
        return new RuleCase(
                record(type, node, "case"),
                with,
                others,
                node.has("today") ? LocalDate.parse(node.path("today").asText()) : TODAY);
    }

    private static StandardRecord record(RecordType type, JsonNode node, String sourceId) {
        StandardRecord.Builder builder = StandardRecord.of(type)
                .key(new RecordKey(
                        node.path("institution").asText(INSTITUTION),
                        "office",
                        type.name(),
                        node.path("sourceId").asText(sourceId)))
                .version(node.path("sourceVersion").asLong(0));
        node.fields().forEachRemaining(entry -> {
            Field field = type.find(entry.getKey());
            if (field != null) {
                builder.set(field.ordinal(), Objects.requireNonNull(CanonicalJson.value(field, entry.getValue())));
            } else if (!known(type, entry.getKey())) {
                throw new IllegalArgumentException(type.name() + " has no field " + entry.getKey());
            }
        });
        return builder.build();
    }

    private static boolean known(RecordType type, String name) {
        return List.of("today", "others", "institution", "record", "sourceId", "sourceVersion")
                        .contains(name)
                || type.references().stream()
                        .anyMatch(reference -> reference.name().equals(name));
    }
}
