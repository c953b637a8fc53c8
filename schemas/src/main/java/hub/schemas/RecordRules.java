package hub.schemas;

import hub.schemas.cel.RuleCompiler;
import hub.schemas.cel.RuleExpression;
import hub.standards.Field;
import hub.standards.Force;
import hub.standards.Rule;
import hub.standards.Standard;
import hub.standards.StandardRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The CEL rules of each record type, compiled once at start: those over one record, and those that also read what it refers to. */
final class RecordRules {
    private record Compiled(Rule rule, RuleExpression expression) {}

    private final Map<String, List<Compiled>> alone = new HashMap<>();
    private final Map<String, List<Compiled>> across = new HashMap<>();
    private final Map<String, Set<String>> placeholders = new HashMap<>();
    private final Causes causes;

    RecordRules(Standard standard, RuleCompiler compiler) {
        this.causes = new Causes(standard);
        for (Rule rule : standard.rules().values()) {
            placeholders.put(rule.rule(), placeholders(rule));
            if (rule.check() != null) {
                Map<String, List<Compiled>> room = rule.with().isEmpty() ? alone : across;
                room.computeIfAbsent(rule.record(), unused -> new ArrayList<>())
                        .add(new Compiled(rule, compiler.compile(rule)));
            }
        }
    }

    /** Rules over the record alone. */
    void checkAlone(Candidate candidate, StandardRecord record, String today, Consumer<Finding> sink) {
        check(alone, candidate, record, Map.of(), today, Level.RECORD, sink);
    }

    /** Rules that also read the records it refers to. */
    void checkAcross(
            Candidate candidate,
            StandardRecord record,
            Map<String, StandardRecord> with,
            String today,
            Consumer<Finding> sink) {
        check(across, candidate, record, with, today, Level.CROSS_RECORD, sink);
    }

    private void check(
            Map<String, List<Compiled>> rules,
            Candidate candidate,
            StandardRecord record,
            Map<String, StandardRecord> with,
            String today,
            Level level,
            Consumer<Finding> sink) {
        StandardRecord seen = candidate.forRules(record);
        for (Compiled compiled : rules.getOrDefault(record.type().name(), List.of())) {
            if (compiled.rule().holdsFor(record, today)
                    && with.keySet().containsAll(compiled.rule().with().keySet())
                    && compiled.expression().broken(seen, with, today)) {
                sink.accept(breach(compiled.rule(), candidate, record, with, Map.of(), level));
            }
        }
    }

    /**
     * The breach of a rule, its placeholders filled with the record's own values and those of the records it refers to.
     *
     * @param told values for placeholders that are no field
     */
    Finding breach(
            Rule rule,
            Candidate candidate,
            StandardRecord record,
            Map<String, StandardRecord> with,
            Map<String, String> told,
            Level level) {
        Map<String, String> arguments = new HashMap<>(told);
        for (String placeholder : placeholders.getOrDefault(rule.rule(), Set.of())) {
            String shown = shown(placeholder, record, with);
            if (shown != null) {
                arguments.put(placeholder, shown);
            }
        }
        Field at = rule.at() == null ? null : record.type().field(rule.at());
        return new Finding(
                rule.rule(),
                rule.force() == Force.MUST ? Severity.ERROR : Severity.WARNING,
                level,
                rule.at(),
                candidate.place().at(rule.at()),
                at == null ? null : Masking.show(at.element(), record.get(at.ordinal())),
                arguments,
                rule.force() == Force.MUST ? causes.of(rule, record.key().institution()) : List.of());
    }

    private static Set<String> placeholders(Rule rule) {
        Set<String> names = new HashSet<>(Messages.placeholders(rule.message()));
        names.addAll(Messages.placeholders(rule.hint()));
        return names;
    }

    private static @Nullable String shown(String placeholder, StandardRecord record, Map<String, StandardRecord> with) {
        int dot = placeholder.indexOf('.');
        StandardRecord said = dot < 0 ? record : with.get(placeholder.substring(0, dot));
        if (said == null) {
            return null;
        }
        Field field = said.type().find(placeholder.substring(dot + 1));
        return field == null ? null : Masking.show(field.element(), said.get(field.ordinal()));
    }
}
