package hub.schemas.generate.handbook;

import hub.standards.CodeSet;
import hub.standards.DataElement;
import hub.standards.Field;
import hub.standards.RecordGroup;
import hub.standards.RecordType;
import hub.standards.Reference;
import hub.standards.Rule;
import hub.standards.Standard;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The standard read backwards: where each thing is used. 反查。 */
final class Uses {
    private final Standard standard;
    private final Map<String, Integer> depths = new HashMap<>();
    private final List<RecordType> inOrder;

    /** A field and the record type it stands in. */
    record Use(RecordType type, Field field) {}

    /** A reference and the record type that makes it. */
    record Arrow(RecordType from, Reference reference) {}

    Uses(Standard standard) {
        this.standard = standard;
        standard.recordTypes().forEach(type -> depth(type, Set.of()));
        this.inOrder = standard.recordTypes().stream()
                .sorted(Comparator.comparing(
                                RecordType::group, Comparator.nullsLast(Comparator.<RecordGroup>naturalOrder()))
                        .thenComparing(type -> depths.getOrDefault(type.name(), 0)))
                .toList();
    }

    /** How many references lead on from it, one after another, at most; a way back to where it came from is not counted. */
    private int depth(RecordType type, Set<String> from) {
        Integer known = depths.get(type.name());
        if (known != null) {
            return known;
        }
        Set<String> passed = new HashSet<>(from);
        passed.add(type.name());
        int depth = type.references().stream()
                .map(Reference::record)
                .filter(target -> !passed.contains(target))
                .mapToInt(target -> 1 + depth(standard.record(target), passed))
                .max()
                .orElse(0);
        depths.put(type.name(), depth);
        return depth;
    }

    Standard standard() {
        return standard;
    }

    /** All record types, group by group, and within a group those before that rest on fewer others. */
    List<RecordType> inOrder() {
        return inOrder;
    }

    /** The record types of a group. */
    List<RecordType> of(@Nullable RecordGroup group) {
        return inOrder.stream().filter(type -> type.group() == group).toList();
    }

    /** The groups that have a record type, in order; null last, where some type has no group. */
    List<@Nullable RecordGroup> groups() {
        List<@Nullable RecordGroup> groups = new ArrayList<>();
        for (RecordType type : inOrder) {
            if (!groups.contains(type.group())) {
                groups.add(type.group());
            }
        }
        return groups;
    }

    /** References made to a record type. */
    List<Arrow> arrowsTo(RecordType type) {
        return inOrder.stream()
                .flatMap(from -> from.references().stream()
                        .filter(reference -> reference.record().equals(type.name()))
                        .map(reference -> new Arrow(from, reference)))
                .toList();
    }

    List<Use> of(DataElement element) {
        return inOrder.stream()
                .flatMap(type -> type.fields().stream()
                        .filter(field -> field.element().element().equals(element.element()))
                        .map(field -> new Use(type, field)))
                .toList();
    }

    List<DataElement> of(CodeSet set) {
        return standard.elements().values().stream()
                .filter(element -> set.reference().equals(element.domain().codes()))
                .toList();
    }

    /** Elements whose unit is carried by this one. */
    List<DataElement> carriedBy(DataElement carrier) {
        return standard.elements().values().stream()
                .filter(element -> element.unit() != null
                        && carrier.element().equals(element.unit().carriedBy()))
                .toList();
    }

    /** Rules whose finding points at the field. */
    List<Rule> at(Use use) {
        return standard.rulesOf(use.type().name()).stream()
                .filter(rule -> use.field().name().equals(rule.at()))
                .toList();
    }

    /** Rules that read the element in any record, or point at it. */
    List<Rule> reading(DataElement element) {
        List<Use> uses = of(element);
        return standard.rules().values().stream()
                .filter(rule -> uses.stream().anyMatch(use -> reads(rule, use)))
                .toList();
    }

    private static boolean reads(Rule rule, Use use) {
        String field = use.field().name();
        String type = use.type().name();
        if (rule.record().equals(type) && (field.equals(rule.at()) || mentions(rule, "r", field))) {
            return true;
        }
        return rule.with().entrySet().stream()
                .filter(entry -> entry.getValue().equals(type))
                .map(Map.Entry::getKey)
                .anyMatch(name -> mentions(rule, name, field));
    }

    private static boolean mentions(Rule rule, String record, String field) {
        Pattern read = Pattern.compile("\\b" + record + "\\." + field + "\\b");
        return Stream.of(rule.when(), rule.check())
                .anyMatch(expression ->
                        expression != null && read.matcher(expression).find());
    }
}
