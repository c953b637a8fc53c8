package hub.adapters.mapping;

import hub.adapters.ReadingContext;
import hub.schemas.Candidate;
import hub.schemas.Cause;
import hub.schemas.Finding;
import hub.schemas.Findings;
import hub.schemas.Masking;
import hub.standards.Field;
import hub.standards.Operation;
import hub.standards.RecordKey;
import hub.standards.StandardRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** One record of each row. Belongs to one reading. 逐行映射。 */
final class RecordMapper {

    private record Take(
            int column,
            Field field,
            Converter converter,
            @Nullable Field unitTo) {}

    private final Mapping.RecordRule rule;
    private final ReadingContext context;
    private final Findings findings;
    private final TablePlaces places;
    private final TablePlaces.Columns columns;
    private final int[] key;
    private final int version;
    private final int operation;
    private final int institution;
    private final Take[] takes;
    private final Map<String, Boolean> voids = new HashMap<>();
    private final List<Finding> said = new ArrayList<>();

    /**
     * For one record of the rows of one table.
     *
     * @param find the column of a heading, counted from 0; -1 if the table lacks it
     */
    RecordMapper(
            Mapping.RecordRule rule,
            TablePlaces places,
            ToIntFunction<Mapping.Heading> find,
            ReadingContext context,
            Findings findings) {
        this.rule = rule;
        this.context = context;
        this.findings = findings;
        this.places = places;
        this.columns = new TablePlaces.Columns(places);
        this.key = rule.key().stream().mapToInt(find).toArray();
        this.version = rule.version() == null ? -1 : find.applyAsInt(rule.version());
        this.institution = rule.institution() == null ? -1 : find.applyAsInt(rule.institution());
        Mapping.OperationRule asked = rule.operation();
        this.operation = asked == null ? -1 : find.applyAsInt(asked.column());
        if (asked != null) {
            asked.values().forEach((text, voids) -> this.voids.put(Plain.name(text), voids));
        }
        List<Take> found = new ArrayList<>();
        for (Mapping.Column column : rule.columns()) {
            int at = find.applyAsInt(column.heading());
            if (at >= 0) {
                columns.put(column.field().name(), at);
                Converter converter = column.converter();
                found.add(new Take(
                        at,
                        column.field(),
                        column.repeating() ? new Remembering(converter) : converter,
                        column.unitTo()));
            }
        }
        this.takes = found.toArray(Take[]::new);
    }

    /**
     * The candidate a row gives.
     *
     * @param about what was found about the row as a whole, for the first of its records
     */
    Candidate map(Row row, int number, @Nullable Finding about) {
        said.clear();
        if (about != null) {
            said.add(about);
        }
        StandardRecord.Builder record = StandardRecord.of(rule.type());
        for (Map.Entry<Integer, Object> constant : rule.constants().entrySet()) {
            record.set(constant.getKey(), constant.getValue());
        }
        for (Take take : takes) {
            String cell = row.text(take.column());
            if (cell == null || cell.isEmpty()) {
                continue;
            }
            String text = Plain.trim(cell);
            if (!text.isEmpty()) {
                take(record, take, row, row.kind(take.column()).isNumber() ? Numbers.shown(text) : text);
            }
        }
        boolean identified = identify(record, row);
        return new Candidate(
                number,
                identified ? record.build() : null,
                columns.row(row.number()),
                said.isEmpty() ? List.of() : List.copyOf(said));
    }

    private void take(StandardRecord.Builder record, Take take, Row row, String text) {
        CellKind kind = row.kind(take.column());
        if (kind == CellKind.FORMULA || kind == CellKind.ERROR) {
            say(kind == CellKind.FORMULA ? "SYN-0012" : "SYN-0024", take, row, text, Map.of());
            return;
        }
        Field field = take.field();
        Object value = take.converter().convert(text, kind);
        if (!(value instanceof Converter.Outcome outcome)) {
            record.set(field.ordinal(), value);
        } else if (outcome instanceof Converter.Pair pair) {
            record.set(field.ordinal(), pair.value());
            if (take.unitTo() != null && pair.unit() != null) {
                record.set(take.unitTo().ordinal(), pair.unit());
            }
        } else if (outcome instanceof Converter.Noted noted) {
            record.set(field.ordinal(), noted.value());
            say(noted.code(), take, row, text, Map.of());
        } else if (outcome instanceof Converter.Refused refused) {
            String visible = Plain.damaged(text);
            record.set(field.ordinal(), visible == null ? text : visible);
            say(refused.code(), take, row, visible == null ? text : visible, refused.arguments());
        }
    }

    private void say(String code, Take take, Row row, String text, Map<String, String> more) {
        Field field = take.field();
        String shown = Masking.show(field.element(), text);
        Map<String, String> arguments = new HashMap<>(more);
        arguments.put("field", field.label().zh() + " " + field.name());
        if (shown != null) {
            arguments.put("value", shown);
        }
        Finding finding = findings.of(code, field.name(), places.cell(row.number(), take.column()), shown, arguments);
        String codeSet = more.get("codeset");
        said.add(codeSet == null ? finding : finding.from(Cause.code(codeSet, Plain.name(text))));
    }

    /** Sets key, version and operation; false, with the reason said, if the row cannot be told from others. */
    private boolean identify(StandardRecord.Builder record, Row row) {
        int before = said.size();
        String sourceId = "";
        for (int i = 0; i < key.length; i++) {
            String part = cell(row, key[i]);
            if (part.isEmpty()) {
                said.add(findings.of(
                        "SYN-0017",
                        null,
                        place(row, key[i]),
                        null,
                        Map.of("field", rule.key().get(i).shown())));
            }
            sourceId = i == 0 ? part : sourceId + rule.separator() + part;
        }
        Finding bad = said.size() > before ? null : SourceIds.check(findings, sourceId, place(row, key[0]));
        if (bad != null) {
            said.add(bad);
        }
        version(record, row);
        operation(record, row);
        String speaksFor = institution < 0 ? "" : cell(row, institution);
        record.key(new RecordKey(
                speaksFor.isEmpty() ? context.sender().institution() : speaksFor,
                context.sender().system(),
                rule.type().name(),
                sourceId));
        return said.size() == before;
    }

    private void version(StandardRecord.Builder record, Row row) {
        if (version < 0) {
            record.version(context.receipt());
            return;
        }
        String text = cell(row, version);
        if (text.isEmpty() && rule.version() != null && !rule.version().required()) {
            record.version(context.receipt());
            return;
        }
        BigDecimal number = Numbers.of(text, row.kind(version));
        if (number != null && number.signum() >= 0 && number.scale() == 0 && number.precision() <= 18) {
            record.version(number.longValueExact());
            return;
        }
        String time = Dates.time(text);
        if (time != null) {
            // 2026-11-03T08:30:15 orders as 20261103083015
            record.version(Long.parseLong(time.substring(0, 19).replaceAll("[-T:]", "")));
            return;
        }
        said.add(findings.of("VER-0002", null, place(row, version), Masking.show(null, text), Map.of()));
    }

    private void operation(StandardRecord.Builder record, Row row) {
        String text = cell(row, operation);
        if (text.isEmpty()) {
            return;
        }
        Boolean voided = voids.get(Plain.name(text));
        if (voided == null) {
            String shown = Masking.show(null, text);
            said.add(findings.of(
                    "SYN-0019", null, place(row, operation), shown, Map.of("value", shown == null ? "" : shown)));
        } else {
            record.operation(voided ? Operation.VOID : Operation.UPSERT);
        }
    }

    private String place(Row row, int column) {
        return column < 0 ? places.row(row.number()) : places.cell(row.number(), column);
    }

    /** A cell that tells the record, in plain form; empty if it is blank, or holds what is not trusted. */
    private static String cell(Row row, int column) {
        String text = column < 0 ? null : row.text(column);
        CellKind kind = column < 0 ? CellKind.TEXT : row.kind(column);
        if (text == null || kind == CellKind.FORMULA || kind == CellKind.ERROR) {
            return "";
        }
        return kind.isNumber() ? Numbers.shown(Plain.trim(text)) : Plain.trim(text);
    }
}
