package hub.standards.lint;

import hub.standards.DataType;
import hub.standards.Field;
import hub.standards.RecordType;
import hub.standards.Rule;
import hub.standards.Standard;
import hub.standards.Unit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a rule adds up is of one unit, and so is what it holds the sum against. 合计的数是同一单位。 */
public final class EveryTotalAddsOneUnit implements Sentence {
    private static final Set<DataType> NUMBERS = EnumSet.of(DataType.INTEGER, DataType.DECIMAL);

    @Override
    public List<String> breaches(Standard standard) {
        List<String> breaches = new ArrayList<>();
        for (Rule rule : standard.rules().values()) {
            Rule.Compared compared = rule.compared();
            Rule.Total total = compared == null ? null : compared.total();
            if (compared != null && total != null) {
                String breach = breach(standard, rule, compared, total);
                if (breach != null) {
                    breaches.add(rule.rule() + ": " + breach);
                }
            }
        }
        return breaches;
    }

    private static @Nullable String breach(Standard standard, Rule rule, Rule.Compared compared, Rule.Total total) {
        RecordType type = standard.record(rule.record());
        RecordType added = total.in() == null ? type : standard.record(total.in());
        Field bound = bound(standard, rule, type, total);
        if (bound != null && !NUMBERS.contains(bound.type())) {
            return bound.name() + " is no number";
        }
        if (total.of() == null) {
            return null;
        }
        Field of = added.field(total.of());
        if (!NUMBERS.contains(of.type())) {
            return of.name() + " is no number";
        }
        if (bound != null
                && !Objects.equals(of.element().unit(), bound.element().unit())) {
            return of.name() + " and " + bound.name() + " are of different units";
        }
        Unit unit = of.element().unit();
        String carrier = unit == null ? null : unit.carriedBy();
        return carrier == null ? null : carried(standard, rule, compared, total, carrier);
    }

    private static @Nullable Field bound(Standard standard, Rule rule, RecordType type, Rule.Total total) {
        if (total.agrees() != null) {
            return type.field(total.agrees());
        }
        String within = total.within();
        if (within == null) {
            return null;
        }
        int dot = within.indexOf('.');
        return standard.record(Objects.requireNonNull(rule.with().get(within.substring(0, dot))))
                .field(within.substring(dot + 1));
    }

    /** Records of one unit only are added up: that of the record whose number is the bound, or one that all of the group have. */
    private static @Nullable String carried(
            Standard standard, Rule rule, Rule.Compared compared, Rule.Total total, String carrier) {
        RecordType type = standard.record(rule.record());
        List<String> units = type.fields().stream()
                .filter(field -> field.element().element().equals(carrier))
                .map(Field::name)
                .toList();
        String within = total.within();
        if (within == null) {
            boolean same =
                    compared.same().stream().anyMatch(entry -> entry.size() == 1 && units.contains(entry.get(0)));
            return same ? null : "numbers of different " + carrier + " are added up";
        }
        String other = within.substring(0, within.indexOf('.') + 1);
        String when = Objects.requireNonNullElse(rule.when(), "");
        boolean equal = units.stream().anyMatch(unit -> when.contains("r." + unit + " == " + other + unit));
        return equal ? null : "its when does not say that the " + carrier + " is that of " + within;
    }
}
