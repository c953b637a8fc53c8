package hub.schemas;

import hub.schemas.cel.RuleCompiler;
import hub.schemas.cel.RuleExpression;
import hub.standards.DataElement;
import hub.standards.Field;
import hub.standards.Force;
import hub.standards.RecordType;
import hub.standards.Rule;
import hub.standards.Standard;
import hub.standards.StandardRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The CEL rules of each record type, compiled once at start: those over one record, and those that also read what it refers to. */
final class RecordRules {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z0-9_.]+)}");

    private record Compiled(Rule rule, RuleExpression expression, List<String> placeholders) {}

    private final Standard standard;
    private final Map<String, List<Compiled>> alone = new HashMap<>();
    private final Map<String, List<Compiled>> across = new HashMap<>();

    RecordRules(Standard standard) {
        this.standard = standard;
        RuleCompiler compiler = new RuleCompiler(standard);
        for (Rule rule : standard.rules().values()) {
            if (rule.check() != null) {
                Map<String, List<Compiled>> room = rule.with().isEmpty() ? alone : across;
                room.computeIfAbsent(rule.record(), unused -> new ArrayList<>())
                        .add(new Compiled(rule, compiler.compile(rule), placeholders(rule)));
            }
        }
    }

    private static List<String> placeholders(Rule rule) {
        List<String> names = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(rule.message().zh()
                + rule.message().en()
                + rule.hint().zh()
                + rule.hint().en());
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
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
        for (Compiled compiled : rules.getOrDefault(record.type().name(), List.of())) {
            if (inForce(compiled.rule(), record, today)
                    && with.keySet().containsAll(compiled.rule().with().keySet())
                    && compiled.expression().broken(record, with, today)) {
                sink.accept(finding(compiled, candidate, record, with, level));
            }
        }
    }

    private static boolean inForce(Rule rule, StandardRecord record, String today) {
        Rule.Effective effective = rule.effective();
        if (effective == null) {
            return true;
        }
        String day = effective.on() == null ? today : record.text(effective.on());
        return day == null || day.compareTo(effective.from()) >= 0;
    }

    private Finding finding(
            Compiled compiled,
            Candidate candidate,
            StandardRecord record,
            Map<String, StandardRecord> with,
            Level level) {
        Rule rule = compiled.rule();
        Field at = rule.at() == null ? null : record.type().field(rule.at());
        Map<String, String> arguments = new HashMap<>();
        for (String placeholder : compiled.placeholders()) {
            String shown = shown(placeholder, record, with);
            if (shown != null) {
                arguments.put(placeholder, shown);
            }
        }
        return new Finding(
                rule.rule(),
                rule.force() == Force.MUST ? Severity.ERROR : Severity.WARNING,
                level,
                rule.at(),
                candidate.place().at(rule.at()),
                at == null ? null : Masking.show(at.element(), record.get(at.ordinal())),
                arguments);
    }

    private @Nullable String shown(String placeholder, StandardRecord record, Map<String, StandardRecord> with) {
        int dot = placeholder.indexOf('.');
        if (dot < 0) {
            return Masking.show(element(record.type(), placeholder), record.get(placeholder));
        }
        StandardRecord other = with.get(placeholder.substring(0, dot));
        String field = placeholder.substring(dot + 1);
        return other == null ? null : Masking.show(element(other.type(), field), other.get(field));
    }

    private static @Nullable DataElement element(RecordType type, String field) {
        Field found = type.find(field);
        return found == null ? null : found.element();
    }
}
