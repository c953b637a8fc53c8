package hub.schemas.rule;

import hub.schemas.Facts;
import hub.standards.RecordType;
import hub.standards.Rule;
import hub.standards.StandardRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The number that records give as a control total is what the records held come to. 核对总数与枢纽所存一致。
 *
 * <p>Where several records give totals of one group, such as the batches of a class, it is their sum that counts.
 */
public final class ControlTotalAgrees implements RepositoryRule {

    @Override
    public void check(Judging judging) {
        Rule.Compared compared = Objects.requireNonNull(judging.rule().compared());
        Rule.Total total = Objects.requireNonNull(compared.total());
        String agrees = Objects.requireNonNull(total.agrees());
        RecordType added = judging.standard().record(Objects.requireNonNull(total.in()));
        List<Subject> subjects = judging.subjects().stream()
                .filter(subject -> subject.record().decimal(agrees) != null && key(compared, total, subject) != null)
                .toList();
        List<Facts.Key> keys = subjects.stream()
                .map(subject -> Objects.requireNonNull(key(compared, total, subject)))
                .toList();
        Map<Facts.Key, Facts.Total> held = judging.facts().totals(added, compared.scope(), keys, total.of(), Map.of());
        List<Collection<StandardRecord>> others = Group.of(judging).others(subjects, judging);
        for (int at = 0; at < subjects.size(); at++) {
            BigDecimal said = others.get(at).stream()
                    .map(other -> said(other, agrees))
                    .reduce(said(subjects.get(at).record(), agrees), BigDecimal::add);
            BigDecimal there = value(held.get(keys.get(at)), total);
            if (said.compareTo(there) != 0) {
                judging.breach(subjects.get(at), there);
            }
        }
    }

    private static BigDecimal said(StandardRecord record, String agrees) {
        return Objects.requireNonNullElse(record.decimal(agrees), BigDecimal.ZERO);
    }

    private static Facts.@Nullable Key key(Rule.Compared compared, Rule.Total total, Subject subject) {
        List<String> fields = new ArrayList<>();
        compared.same().forEach(fields::addAll);
        Facts.Key key = Group.key(subject.record(), fields, compared.scope());
        if (key == null) {
            return null;
        }
        Map<String, String> values = new LinkedHashMap<>(key.fields());
        values.putAll(total.counting());
        return new Facts.Key(key.institution(), values);
    }

    private static BigDecimal value(Facts.@Nullable Total held, Rule.Total total) {
        if (held == null) {
            return BigDecimal.ZERO;
        }
        return total.of() == null ? BigDecimal.valueOf(held.count()) : held.sum();
    }
}
