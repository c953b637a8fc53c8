package hub.adapters.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import hub.adapters.Limits;
import hub.adapters.NearMiss;
import hub.adapters.ReadingContext;
import hub.adapters.mapping.Numbers;
import hub.adapters.mapping.Plain;
import hub.adapters.mapping.SourceIds;
import hub.schemas.Candidate;
import hub.schemas.Finding;
import hub.schemas.Findings;
import hub.schemas.Masking;
import hub.standards.DataType;
import hub.standards.Field;
import hub.standards.Operation;
import hub.standards.RecordKey;
import hub.standards.RecordType;
import hub.standards.StandardRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one record object after another; its members may stand in any order. Belongs to one reading. 逐条读取 JSON 记录。 */
final class JsonRecord {
    private static final List<String> MEMBERS =
            List.of("type", "sourceId", "sourceVersion", "op", "institution", "data");
    /** Enough for a record with everything wrong; a record of invented names alone may not fill the memory. */
    private static final int MOST_SAID = 200;

    /** Stands for an object or a list where one value is asked for. */
    private static final Object NESTED = new Object();

    /** Stands for null. */
    private static final Object NULL = new Object();

    private record Member(String name, Object value) {}

    private final ReadingContext context;
    private final Findings findings;
    private final Limits limits;
    private final Map<String, Object> head = new HashMap<>();
    private final List<Member> data = new ArrayList<>();
    private final List<Finding> said = new ArrayList<>();

    JsonRecord(ReadingContext context, Findings findings, Limits limits) {
        this.context = context;
        this.findings = findings;
        this.limits = limits;
    }

    /**
     * The candidate of the object at which the parser stands; afterwards it stands at the object's end.
     *
     * @throws com.fasterxml.jackson.core.JsonProcessingException if the text is no JSON
     */
    Candidate read(JsonParser parser, int number, JsonPlace place) throws IOException {
        head.clear();
        data.clear();
        said.clear();
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            Object value = value(parser);
            say("STR-0002", null, place.member(null), show(value), Map.of("field", "record", "type", "object"));
            return new Candidate(number, null, place, List.copyOf(said));
        }
        members(parser, place);
        StandardRecord record = record(place);
        return new Candidate(number, record, place, said.isEmpty() ? List.of() : List.copyOf(said));
    }

    private void members(JsonParser parser, JsonPlace place) throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            if (name.equals("data") && token == JsonToken.START_OBJECT) {
                fields(parser);
            } else if (MEMBERS.contains(name)) {
                head.put(name, value(parser));
            } else {
                value(parser);
                unknown(name, MEMBERS, place.member(JsonPlace.escaped(name)));
            }
        }
    }

    private void fields(JsonParser parser) throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            Object value = value(parser);
            if (data.size() < limits.fields()) {
                data.add(new Member(name, value));
            }
        }
    }

    private static Object value(JsonParser parser) throws IOException {
        switch (parser.currentToken()) {
            case VALUE_STRING:
                return parser.getText();
            case VALUE_NUMBER_INT:
                return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? parser.getDecimalValue()
                        : (Object) parser.getLongValue();
            case VALUE_NUMBER_FLOAT:
                return parser.getDecimalValue();
            case VALUE_TRUE:
                return Boolean.TRUE;
            case VALUE_FALSE:
                return Boolean.FALSE;
            case VALUE_NULL:
                return NULL;
            default:
                parser.skipChildren();
                return NESTED;
        }
    }

    private @Nullable StandardRecord record(JsonPlace place) {
        RecordType type = type(place);
        if (type == null) {
            return null;
        }
        StandardRecord.Builder record = StandardRecord.of(type);
        int before = said.size();
        identify(record, type, place);
        boolean identified = said.size() == before;
        Object content = head.get("data");
        if (content != null && content != NULL) {
            say("STR-0002", null, place.member("data"), show(content), Map.of("field", "data", "type", "object"));
        }
        for (Member member : data) {
            Field field = type.find(member.name());
            if (field == null) {
                unknown(
                        member.name(),
                        type.fields().stream().map(Field::name).toList(),
                        place.member("data/" + JsonPlace.escaped(member.name())));
            } else if (member.value() != NULL) {
                set(record, field, member.value(), place);
            }
        }
        return identified ? record.build() : null;
    }

    private Object member(String name) {
        return head.getOrDefault(name, NULL);
    }

    private @Nullable RecordType type(JsonPlace place) {
        Object type = member("type");
        RecordType found =
                type instanceof String name ? context.standard().records().get(name) : null;
        if (found == null) {
            String name = type instanceof String text ? cut(text) : "";
            String near = NearMiss.of(name, context.standard().records().keySet());
            String suggestion = near == null
                    ? String.join(", ", context.standard().records().keySet())
                    : near;
            say("SYN-0016", null, place.member("type"), name, Map.of("type", name, "suggestion", suggestion));
        }
        return found;
    }

    private void identify(StandardRecord.Builder record, RecordType type, JsonPlace place) {
        String sourceId = "";
        if (head.get("sourceId") instanceof String text && !Plain.trim(text).isEmpty()) {
            sourceId = text;
            Finding bad = SourceIds.check(findings, text, place.member("sourceId"));
            if (bad != null) {
                said.add(bad);
            }
        } else if (member("sourceId") instanceof String || member("sourceId") == NULL) {
            say("SYN-0017", null, place.member("sourceId"), null, Map.of("field", "sourceId"));
        } else {
            mismatch("sourceId", "string", place);
        }
        if (head.get("sourceVersion") instanceof Long version && version >= 0) {
            record.version(version);
        } else {
            say("VER-0002", null, place.member("sourceVersion"), show(head.get("sourceVersion")), Map.of());
        }
        operation(record, place);
        Object institution = member("institution");
        if (institution != NULL && !(institution instanceof String)) {
            mismatch("institution", "string", place);
        }
        record.key(new RecordKey(
                institution instanceof String text && !text.isEmpty()
                        ? text
                        : context.sender().institution(),
                context.sender().system(),
                type.name(),
                sourceId));
    }

    private void operation(StandardRecord.Builder record, JsonPlace place) {
        Object op = member("op");
        if (op.equals("void")) {
            record.operation(Operation.VOID);
            return;
        }
        if (op != NULL && !op.equals("upsert")) {
            String shown = op instanceof String text ? cut(text) : "…";
            say("SYN-0019", null, place.member("op"), shown, Map.of("value", shown));
        }
    }

    private void mismatch(String member, String type, JsonPlace place) {
        String shown = show(head.get(member));
        say("STR-0002", null, place.member(member), shown, Map.of("field", member, "type", type));
    }

    private void set(StandardRecord.Builder record, Field field, Object value, JsonPlace place) {
        Object typed = typed(field.type(), value);
        if (typed instanceof String text) {
            String visible = Plain.damaged(text);
            if (visible != null) {
                record.set(field.ordinal(), visible);
                say(field, "MAP-0001", visible, "text", place);
                return;
            }
        }
        if (typed != null) {
            record.set(field.ordinal(), typed);
            return;
        }
        String text = value == NESTED ? "…" : String.valueOf(value);
        String visible = Plain.damaged(text);
        record.set(field.ordinal(), visible == null ? text : visible);
        say(
                field,
                "STR-0002",
                visible == null ? text : visible,
                field.type().name().toLowerCase(Locale.ROOT),
                place);
    }

    /** The value as the field's Java type; null if it is of another. */
    private static @Nullable Object typed(DataType type, Object value) {
        return switch (type) {
            case BOOLEAN -> value instanceof Boolean ? value : null;
            case DECIMAL -> number(value);
            case INTEGER -> {
                BigDecimal number = number(value);
                yield number != null && number.scale() == 0 && number.precision() <= 18
                        ? (Object) number.longValueExact()
                        : null;
            }
            default -> value instanceof String ? value : null;
        };
    }

    private static @Nullable BigDecimal number(Object value) {
        if (value instanceof Long number) {
            return Numbers.canonical(BigDecimal.valueOf(number));
        }
        return value instanceof BigDecimal number ? Numbers.canonical(number) : null;
    }

    private void say(Field field, String code, String text, String type, JsonPlace place) {
        String shown = Masking.show(field.element(), text);
        say(
                code,
                field.name(),
                place.at(field.name()),
                shown,
                Map.of("field", field.label().zh() + " " + field.name(), "type", type));
    }

    private void unknown(String name, List<String> known, String at) {
        String near = NearMiss.of(name, known);
        String shown = cut(name);
        say("STR-0008", null, at, null, Map.of("field", shown, "suggestion", near == null ? "—" : near));
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

    private static @Nullable String show(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        String text = value == NULL ? "null" : value == NESTED ? "…" : value.toString();
        String visible = Plain.damaged(text);
        return Masking.show(null, visible == null ? text : visible);
    }

    /** A name the sender made up, short and visible; long digits in it are not shown. */
    private static String cut(String name) {
        String visible = Plain.damaged(name);
        String text = visible == null ? name : visible;
        String digits = text.replaceAll("[0-9]{8,}", "…");
        return digits.codePoints().limit(40).mapToObj(Character::toString).collect(Collectors.joining());
    }
}
