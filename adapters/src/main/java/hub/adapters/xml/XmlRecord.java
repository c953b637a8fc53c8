package hub.adapters.xml;

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
import hub.standards.Field;
import hub.standards.Operation;
import hub.standards.RecordKey;
import hub.standards.RecordType;
import hub.standards.StandardRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads one record element after another. Belongs to one reading. 逐条读取 XML 记录。 */
final class XmlRecord {
    private static final List<String> ATTRIBUTES = List.of("type", "sourceId", "sourceVersion", "op", "institution");
    private static final int MOST_SAID = 200;

    private final ReadingContext context;
    private final Findings findings;
    private final Limits limits;
    private final List<Finding> said = new ArrayList<>();

    XmlRecord(ReadingContext context, Findings findings, Limits limits) {
        this.context = context;
        this.findings = findings;
        this.limits = limits;
    }

    /** The candidate of the record whose start tag the parser stands at; afterwards it stands at the end tag. */
    Candidate read(XMLStreamReader xml, int number) throws XMLStreamException {
        said.clear();
        int line = xml.getLocation().getLineNumber();
        Map<String, String> attributes = attributes(xml);
        RecordType type = context.standard().records().get(attributes.getOrDefault("type", ""));
        Map<String, Integer> lines = new HashMap<>();
        XmlPlace place = new XmlPlace(number, line, type == null ? null : type.name(), lines);
        unknownAttributes(attributes, place);
        if (type == null) {
            unknownType(attributes.getOrDefault("type", ""), place);
            pass(xml);
            return new Candidate(number, null, place, List.copyOf(said));
        }
        StandardRecord.Builder record = StandardRecord.of(type);
        int before = said.size();
        identify(record, type, attributes, place);
        boolean identified = said.size() == before;
        content(xml, record, type, place, lines);
        return new Candidate(
                number, identified ? record.build() : null, place, said.isEmpty() ? List.of() : List.copyOf(said));
    }

    private static Map<String, String> attributes(XMLStreamReader xml) {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (!XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(xml.getAttributeNamespace(i))) {
                attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
            }
        }
        return attributes;
    }

    private void unknownAttributes(Map<String, String> attributes, XmlPlace place) {
        for (String name : attributes.keySet()) {
            if (!ATTRIBUTES.contains(name)) {
                unknown(name, ATTRIBUTES, place.attribute(name));
            }
        }
    }

    private void unknownType(String name, XmlPlace place) {
        Collection<String> known = context.standard().records().keySet();
        String near = NearMiss.of(name, known);
        String shown = cut(name);
        say(
                "SYN-0016",
                null,
                place.attribute("type"),
                shown,
                Map.of("type", shown, "suggestion", near == null ? String.join(", ", known) : near));
    }

    private void identify(
            StandardRecord.Builder record, RecordType type, Map<String, String> attributes, XmlPlace place) {
        String sourceId = attributes.getOrDefault("sourceId", "");
        if (Plain.trim(sourceId).isEmpty()) {
            say("SYN-0017", null, place.attribute("sourceId"), null, Map.of("field", "sourceId"));
        } else {
            Finding bad = SourceIds.check(findings, sourceId, place.attribute("sourceId"));
            if (bad != null) {
                said.add(bad);
            }
        }
        BigDecimal version = Numbers.of(Plain.trim(attributes.getOrDefault("sourceVersion", "")));
        if (version != null && version.signum() >= 0 && version.scale() == 0 && version.precision() <= 18) {
            record.version(version.longValueExact());
        } else {
            String shown = Masking.show(null, attributes.get("sourceVersion"));
            say("VER-0002", null, place.attribute("sourceVersion"), shown, Map.of());
        }
        String op = attributes.getOrDefault("op", "upsert");
        if (op.equals("void")) {
            record.operation(Operation.VOID);
        } else if (!op.equals("upsert")) {
            say("SYN-0019", null, place.attribute("op"), cut(op), Map.of("value", cut(op)));
        }
        String institution = attributes.getOrDefault("institution", "");
        record.key(new RecordKey(
                institution.isEmpty() ? context.sender().institution() : institution,
                context.sender().system(),
                type.name(),
                sourceId));
    }

    private void content(
            XMLStreamReader xml,
            StandardRecord.Builder record,
            RecordType type,
            XmlPlace place,
            Map<String, Integer> lines)
            throws XMLStreamException {
        boolean given = false;
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            if (xml.getLocalName().equals(type.name()) && !given) {
                given = true;
                fields(xml, record, type, place, lines);
            } else {
                unknown(
                        xml.getLocalName(),
                        List.of(type.name()),
                        place.element(xml.getLocalName(), xml.getLocation().getLineNumber()));
                pass(xml);
            }
        }
    }

    private void fields(
            XMLStreamReader xml,
            StandardRecord.Builder record,
            RecordType type,
            XmlPlace place,
            Map<String, Integer> lines)
            throws XMLStreamException {
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            String name = xml.getLocalName();
            int line = xml.getLocation().getLineNumber();
            Field field = type.find(name);
            if (field == null) {
                unknown(name, type.fields().stream().map(Field::name).toList(), place.element(name, line));
                pass(xml);
                continue;
            }
            boolean again = lines.put(name, line) != null;
            String text = text(xml);
            if (text == null) {
                refuse(record, field, "…", "STR-0002", field.type().name().toLowerCase(Locale.ROOT), place);
            } else if (again) {
                refuse(record, field, text, "MAP-0001", "one value", place);
            } else if (!text.isEmpty()) {
                set(record, field, text, place);
            }
        }
    }

    /** The text of the element; null if it holds elements. */
    private @Nullable String text(XMLStreamReader xml) throws XMLStreamException {
        String text = "";
        boolean nested = false;
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                nested = true;
                pass(xml);
            } else if (event == XMLStreamConstants.CHARACTERS
                    || event == XMLStreamConstants.CDATA
                    || event == XMLStreamConstants.SPACE) {
                if (text.length() < limits.textLength()) {
                    text = text.isEmpty() ? xml.getText() : text + xml.getText();
                }
            }
        }
        return nested ? null : text;
    }

    private static void pass(XMLStreamReader xml) throws XMLStreamException {
        int depth = 1;
        while (depth > 0) {
            int event = xml.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    private void set(StandardRecord.Builder record, Field field, String text, XmlPlace place) {
        Object value = switch (field.type()) {
            case DECIMAL -> Numbers.of(Plain.trim(text));
            case INTEGER -> {
                BigDecimal number = Numbers.of(Plain.trim(text));
                yield number != null && number.scale() == 0 && number.precision() <= 18
                        ? (Object) number.longValueExact()
                        : null;
            }
            case BOOLEAN ->
                switch (Plain.trim(text)) {
                    case "true", "1" -> Boolean.TRUE;
                    case "false", "0" -> Boolean.FALSE;
                    default -> null;
                };
            case TEXT -> text;
            default -> Plain.trim(text);
        };
        if (value == null) {
            refuse(record, field, text, "STR-0002", field.type().name().toLowerCase(Locale.ROOT), place);
        } else if (value instanceof String string && Plain.damaged(string) != null) {
            refuse(record, field, string, "MAP-0001", "text", place);
        } else {
            record.set(field.ordinal(), value);
        }
    }

    private void refuse(
            StandardRecord.Builder record, Field field, String text, String code, String type, XmlPlace place) {
        String damaged = Plain.damaged(text);
        String visible = damaged == null ? text : damaged;
        record.set(field.ordinal(), visible);
        say(
                code,
                field.name(),
                place.at(field.name()),
                Masking.show(field.element(), visible),
                Map.of("field", field.label().zh() + " " + field.name(), "type", type));
    }

    private void unknown(String name, List<String> known, String at) {
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

    private static String cut(String name) {
        String digits = name.replaceAll("[0-9]{8,}", "…");
        return digits.length() > 40 ? digits.substring(0, 40) : digits;
    }
}
