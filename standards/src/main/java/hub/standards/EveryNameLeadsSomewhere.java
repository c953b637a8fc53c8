package hub.standards;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The one check without which nothing can be built on a standard: each reference by name meets what it names. */
final class EveryNameLeadsSomewhere {
    private EveryNameLeadsSomewhere() {}

    static void check(Standard standard) {
        standard.elements().values().forEach(element -> {
            String codes = element.domain().codes();
            if (element.domain().type() == DataType.CODE && standard.codeSet(codes) == null) {
                throw new IllegalStandardException("element " + element.element() + ": no code set " + codes);
            }
            if (element.unit() != null
                    && element.unit().carriedBy() != null
                    && !standard.elements().containsKey(element.unit().carriedBy())) {
                throw new IllegalStandardException("element " + element.element() + ": no element "
                        + element.unit().carriedBy());
            }
        });
        standard.translations()
                .forEach((reference, translation) -> Stream.of(translation.from(), translation.to())
                        .filter(set -> standard.codeSet(set) == null)
                        .forEach(set -> {
                            throw new IllegalStandardException("translation " + reference + ": no code set " + set);
                        }));
        standard.recordTypes().forEach(type -> check(standard, type));
        standard.rules().values().forEach(rule -> check(standard, rule));
    }

    private static void check(Standard standard, RecordType type) {
        PersonKey person = type.person();
        if (person != null) {
            Stream.of(person.citizenId(), person.name(), person.birthDate(), person.unitCode())
                    .filter(Objects::nonNull)
                    .forEach(type::field);
        }
        for (Reference reference : type.references()) {
            RecordType other = standard.record(reference.record());
            for (Map<String, String> key : reference.keys()) {
                key.forEach((ours, theirs) -> {
                    type.field(ours);
                    other.field(theirs);
                });
            }
            if (!standard.findings().containsKey(reference.finding())) {
                throw new IllegalStandardException(
                        "record type " + type.name() + ": no finding " + reference.finding());
            }
        }
    }

    private static void check(Standard standard, Rule rule) {
        RecordType type = standard.record(rule.record());
        if ((rule.check() == null) == (rule.java() == null)) {
            throw new IllegalStandardException(rule.rule() + ": exactly one of check and java");
        }
        if (rule.at() != null) {
            type.field(rule.at());
        }
        if (rule.effective() != null && rule.effective().on() != null) {
            type.field(rule.effective().on());
        }
        rule.with().forEach((name, record) -> {
            if (type.references().stream()
                    .noneMatch(reference ->
                            reference.name().equals(name) && reference.record().equals(record))) {
                throw new IllegalStandardException(rule.rule() + ": " + rule.record() + " has no reference " + name);
            }
        });
        if (rule.compared() != null) {
            check(standard, rule, rule.compared());
        }
    }

    private static void check(Standard standard, Rule rule, Rule.Compared compared) {
        RecordType type = standard.record(rule.record());
        compared.same().forEach(entry -> entry.forEach(type::field));
        compared.differing().forEach(type::field);
        Rule.Total total = compared.total();
        if (total == null) {
            return;
        }
        RecordType added = total.in() == null ? type : standard.record(total.in());
        compared.same().forEach(entry -> entry.forEach(added::field));
        total.counting().keySet().forEach(added::field);
        if (total.of() != null) {
            added.field(total.of());
        }
        if (total.agrees() != null) {
            type.field(total.agrees());
        }
        if (total.within() != null) {
            int dot = total.within().indexOf('.');
            String record = rule.with().get(total.within().substring(0, dot));
            if (record == null) {
                throw new IllegalStandardException(rule.rule() + ": " + total.within() + " is not in its with");
            }
            standard.record(record).field(total.within().substring(dot + 1));
        }
    }
}
