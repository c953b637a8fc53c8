package hub.adapters.mapping;

import hub.adapters.ReadingContext;
import hub.schemas.Candidate;
import hub.schemas.Finding;
import hub.schemas.Findings;
import hub.schemas.Masking;
import hub.schemas.Place;
import hub.standards.DataType;
import hub.standards.Field;
import hub.standards.Operation;
import hub.standards.RecordKey;
import hub.standards.StandardRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** One record of each row. Belongs to one reading. 逐行映射。 */
final class RecordMapper {

    private record Take(int column, Field field, Converter converter, List<@Nullable Field> beside, boolean dated) {}

    private final Mapping.RecordRule rule;
    private final ReadingContext context;
    private final Findings findings;
    private final TablePlaces places;
    private final TablePlaces.Columns columns;
    private final int[] key;
    private final int version;
    private final int operation;
    private final int institution;
    private final int year;
    private final int when;
    private final int[] anyOf;
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
        Mapping.Identity identity = rule.identity();
        this.key = identity.key().stream().mapToInt(find).toArray();
        this.version = find(identity.version(), find);
        this.institution = find(identity.institution(), find);
        this.year = find(rule.values().year(), find);
        Mapping.Filter filter = rule.choice().when();
        this.when = find(filter == null ? null : filter.column(), find);
        this.anyOf = rule.choice().anyOf().stream().mapToInt(find).toArray();
        Mapping.OperationRule asked = identity.operation();
        this.operation = asked == null ? -1 : find.applyAsInt(asked.column());
        if (asked != null) {
            asked.values().forEach((text, voids) -> this.voids.put(Plain.name(text), voids));
        }
        List<Take> found = new ArrayList<>();
        for (Mapping.Column column : rule.columns()) {
            int at = find.applyAsInt(column.heading());
            if (at >= 0) {
                columns.put(column.field().name(), at);
                for (Field beside : column.beside()) {
                    if (beside != null) {
                        columns.put(beside.name(), at);
                    }
                }
                Converter converter = column.converter();
                found.add(new Take(
                        at,
                        column.field(),
                        column.repeating() ? new Remembering(converter) : converter,
                        column.beside(),
                        column.field().type() == DataType.DATE));
            }
        }
        this.takes = found.toArray(Take[]::new);
    }

    private static int find(Mapping.@Nullable Heading heading, ToIntFunction<Mapping.Heading> find) {
        return heading == null ? -1 : find.applyAsInt(heading);
    }

    /** Whether the row gives a record of this kind. */
    boolean fits(Row row) {
        Mapping.Filter filter = rule.choice().when();
        if (filter != null && !holds(row, when, filter.values())) {
            return false;
        }
        for (int column : anyOf) {
            if (!cell(row, column).isEmpty()) {
                return true;
            }
        }
        return anyOf.length == 0;
    }

    /** Whether one of the texts stands in the column. */
    static boolean holds(Row row, int column, Set<String> values) {
        return values.contains(Plain.name(cell(row, column)));
    }

    /** Says that what stands in the row is none of what tells its records. */
    Finding unexpected(Row row) {
        Mapping.Filter filter = rule.choice().when();
        String shown = Masking.show(null, cell(row, when));
        return findings.of(
                "MAP-0026",
                null,
                place(row, when),
                shown,
                Map.of(
                        "column", filter == null ? "—" : filter.column().shown(),
                        "value", shown == null ? "" : shown));
    }

    /** Where a row stands. */
    Place place(Row row) {
        return columns.row(row.number(), row.elsewhere());
    }

    /**
     * The candidate a row gives.
     *
     * @param about what was found about the row as a whole
     */
    Candidate map(Row row, int number, List<Finding> about) {
        said.clear();
        said.addAll(about);
        StandardRecord.Builder record = StandardRecord.of(rule.type());
        rule.values().defaults().forEach(record::set);
        rule.values().constants().forEach(record::set);
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
                number, identified ? record.build() : null, place(row), said.isEmpty() ? List.of() : List.copyOf(said));
    }

    private void take(StandardRecord.Builder record, Take take, Row row, String text) {
        CellKind kind = row.kind(take.column());
        if (kind == CellKind.FORMULA || kind == CellKind.ERROR) {
            say(kind == CellKind.FORMULA ? "SYN-0012" : "SYN-0024", take, row, text, Map.of());
            return;
        }
        Field field = take.field();
        String whole = take.dated() && year >= 0 && !kind.isNumber() ? Dates.withYear(text, cell(row, year)) : text;
        Object value = take.converter().convert(whole, kind);
        if (!(value instanceof Converter.Outcome outcome)) {
            record.set(field.ordinal(), value);
        } else if (outcome instanceof Converter.Several several) {
            record.set(field.ordinal(), several.value());
            for (int i = 0; i < several.beside().size(); i++) {
                Field beside = i < take.beside().size() ? take.beside().get(i) : null;
                Object found = several.beside().get(i);
                if (beside != null && found != null) {
                    record.set(beside.ordinal(), found);
                }
            }
        } else if (outcome instanceof Converter.Noted noted) {
            record.set(field.ordinal(), noted.value());
            say(noted.code(), take, row, text, noted.arguments());
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
        said.add(findings.of(code, field.name(), places.cell(row, take.column()), shown, arguments));
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
                        Map.of("field", rule.identity().key().get(i).shown())));
            }
            sourceId = i == 0 ? part : sourceId + rule.identity().separator() + part;
        }
        if (rule.identity().part() != null) {
            sourceId = sourceId + rule.identity().separator() + rule.identity().part();
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
        Mapping.Heading asked = rule.identity().version();
        if (text.isEmpty() && asked != null && !asked.required()) {
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
        return column < 0 ? places.row(row.number()) : places.cell(row, column);
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
