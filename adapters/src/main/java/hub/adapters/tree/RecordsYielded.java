package hub.adapters.tree;

import hub.adapters.NearMiss;
import hub.adapters.ReadingContext;
import hub.adapters.mapping.FieldConversion;
import hub.adapters.mapping.Moments;
import hub.adapters.mapping.Plain;
import hub.adapters.mapping.SourceIds;
import hub.schemas.Candidate;
import hub.schemas.Finding;
import hub.schemas.Findings;
import hub.schemas.Masking;
import hub.standards.Field;
import hub.standards.Operation;
import hub.standards.RecordKey;
import hub.standards.RecordType;
import hub.standards.StandardRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes candidates of what a program yields: known type, key, fields by their converters. Belongs to one reading. 产出转记录。 */
final class RecordsYielded {
    /** What the standard's form of a record has beside its data. */
    static final List<String> HEAD = List.of("type", "sourceId", "sourceVersion", "op", "institution");

    private static final int MOST_SAID = 200;
    private static final int LONGEST_SHOWN = 40;

    private final TreeMapping mapping;
    private final ReadingContext context;
    private final Findings findings;
    private final List<Finding> said = new ArrayList<>();

    RecordsYielded(TreeMapping mapping, ReadingContext context, Findings findings) {
        this.mapping = mapping;
        this.context = context;
        this.findings = findings;
    }

    /** A candidate without a record. */
    Candidate refused(int number, String at, String code, Map<String, String> arguments) {
        return new Candidate(
                number, null, new TreePlace(at, Map.of()), List.of(findings.of(code, null, at, null, arguments)));
    }

    /** The candidate of a record that was yielded. */
    Candidate candidate(int number, Yielded.Rec yielded) {
        said.clear();
        TreeMapping.Target target = target(yielded);
        if (target == null) {
            return new Candidate(number, null, new TreePlace(yielded.at(), Map.of()), List.copyOf(said));
        }
        RecordType type = target.type();
        for (String name : yielded.unknown()) {
            unknown(name, HEAD, yielded.at());
        }
        StandardRecord.Builder record = StandardRecord.of(type);
        target.constants().forEach(record::set);
        int before = said.size();
        identify(record, type, yielded);
        boolean identified = said.size() == before;
        Map<String, String> places = new HashMap<>();
        for (Yielded.Member member : yielded.data()) {
            places.put(member.name(), member.value().at());
            fill(record, target, member);
        }
        return new Candidate(
                number,
                identified ? record.build() : null,
                new TreePlace(yielded.at(), places),
                said.isEmpty() ? List.of() : List.copyOf(said));
    }

    private TreeMapping.@Nullable Target target(Yielded.Rec yielded) {
        String name = text(yielded, "type");
        TreeMapping.Target target = mapping.gives().get(name);
        if (target == null) {
            String shown = cut(name);
            String near = NearMiss.of(name, mapping.gives().keySet());
            say(
                    "SYN-0016",
                    null,
                    at(yielded, "type"),
                    shown,
                    Map.of(
                            "type",
                            shown,
                            "suggestion",
                            near == null ? String.join(", ", mapping.gives().keySet()) : near));
        }
        return target;
    }

    private void identify(StandardRecord.Builder record, RecordType type, Yielded.Rec yielded) {
        String sourceId = text(yielded, "sourceId");
        if (sourceId.isEmpty()) {
            say("SYN-0017", null, at(yielded, "sourceId"), null, Map.of("field", "sourceId"));
        } else {
            Finding bad = SourceIds.check(findings, sourceId, at(yielded, "sourceId"));
            if (bad != null) {
                said.add(bad);
            }
        }
        String version = text(yielded, "sourceVersion");
        long number = version.isEmpty() ? context.receipt() : Moments.version(version);
        if (number < 0) {
            say("VER-0002", null, at(yielded, "sourceVersion"), Masking.show(null, version), Map.of());
        } else {
            record.version(number);
        }
        String op = text(yielded, "op");
        if (op.equals("void")) {
            record.operation(Operation.VOID);
        } else if (!op.isEmpty() && !op.equals("upsert")) {
            say("SYN-0019", null, at(yielded, "op"), cut(op), Map.of("value", cut(op)));
        }
        String institution = text(yielded, "institution");
        record.key(new RecordKey(
                institution.isEmpty() ? context.sender().institution() : institution,
                context.sender().system(),
                type.name(),
                sourceId));
    }

    private void fill(StandardRecord.Builder record, TreeMapping.Target target, Yielded.Member member) {
        Field field = target.type().find(member.name());
        String at = member.value().at();
        if (field == null) {
            unknown(
                    member.name(),
                    target.type().fields().stream().map(Field::name).toList(),
                    at);
            return;
        }
        String text = member.value().text();
        if (text == null) {
            record.set(field.ordinal(), "…");
            say(
                    "STR-0002",
                    field.name(),
                    at,
                    "…",
                    Map.of(
                            "field",
                            field.label().zh() + " " + field.name(),
                            "type",
                            field.type().name().toLowerCase(Locale.ROOT)));
            return;
        }
        FieldConversion conversion = target.conversion(field);
        Finding finding = conversion.fill(record, text, at, findings);
        if (finding != null && said.size() < MOST_SAID) {
            said.add(finding);
        }
    }

    private static String text(Yielded.Rec yielded, String name) {
        Yielded.Value value = yielded.head().get(name);
        String text = value == null ? null : value.text();
        return text == null ? "" : Plain.trim(text);
    }

    private static String at(Yielded.Rec yielded, String name) {
        Yielded.Value value = yielded.head().get(name);
        return value == null ? yielded.at() : value.at();
    }

    private void unknown(String name, Collection<String> known, String at) {
        String near = NearMiss.of(name, known);
        say("STR-0008", null, at, null, Map.of("field", cut(name), "suggestion", near == null ? "—" : near));
    }

    private void say(String code, @Nullable String field, String at, @Nullable String value, Map<String, String> more) {
        Map<String, String> arguments = new HashMap<>(more);
        if (value != null) {
            arguments.putIfAbsent("value", value);
        }
        if (said.size() < MOST_SAID) {
            said.add(findings.of(code, field, at, value, arguments));
        }
    }

    /** A name the sender made up, short and visible; long digits in it are not shown. */
    static String cut(String name) {
        String visible = Plain.damaged(name);
        String digits = (visible == null ? name : visible).replaceAll("[0-9]{8,}", "…");
        return digits.codePointCount(0, digits.length()) <= LONGEST_SHOWN
                ? digits
                : digits.substring(0, digits.offsetByCodePoints(0, LONGEST_SHOWN));
    }
}
