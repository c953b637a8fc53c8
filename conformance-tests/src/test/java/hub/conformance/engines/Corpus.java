package hub.conformance.engines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.conformance.engines.Shape.Element;
import hub.conformance.sample.RecordSamples;
import hub.schemas.CanonicalJson;
import hub.standards.Field;
import hub.standards.RecordType;
import hub.standards.Rule;
import hub.standards.Standard;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything the engines are asked about: the sample of each record type, the sample with each field left out and with each value worth
 * trying in it, and the case of every rule laid over the sample of its record. 对照语料。
 */
final class Corpus {
    private final Standard standard;
    private final RecordSamples samples;

    Corpus(Standard standard) {
        this.standard = standard;
        this.samples = new RecordSamples(standard);
    }

    List<Shape> all() {
        List<Shape> shapes = new ArrayList<>();
        for (RecordType type : standard.recordTypes()) {
            ObjectNode sample = sample(type);
            shapes.add(shape("sample", type, null, sample));
            List<Element> outOfOrder = elements(type, sample);
            outOfOrder.add(outOfOrder.remove(0));
            shapes.add(new Shape("record: out of order", type.name(), null, null, outOfOrder));
            List<Element> twice = elements(type, sample);
            twice.add(0, twice.get(0));
            shapes.add(new Shape("record: a field twice", type.name(), null, null, twice));
            ObjectNode unheard = sample.deepCopy().put("unheard", "1");
            List<Element> oneMore = elements(type, sample);
            oneMore.add(new Element("unheard", "1"));
            shapes.add(new Shape("record: an unheard-of field", type.name(), null, unheard, oneMore));
            type.fields().forEach(field -> spoil(type, field, sample, shapes));
        }
        for (Rule rule : standard.rules().values()) {
            Stream.concat(rule.cases().accept().stream(), rule.cases().refuse().stream())
                    .map(one -> laidOver(rule, one))
                    .forEach(data -> shapes.add(shape(rule.rule(), standard.record(rule.record()), null, data)));
        }
        return shapes;
    }

    private static void spoil(RecordType type, Field field, ObjectNode sample, List<Shape> shapes) {
        ObjectNode without = sample.deepCopy();
        without.remove(field.name());
        shapes.add(shape(
                field.required() ? "a required field left out" : "an optional field left out",
                type,
                field.name(),
                without));
        shapes.add(
                new Shape("a null", type.name(), field.name(), sample.deepCopy().putNull(field.name()), null));
        for (Variant variant : Variant.of(field)) {
            ObjectNode json = variant.json() == null ? null : sample.deepCopy().set(field.name(), variant.json());
            List<Element> xml = variant.xml() == null ? null : elements(type, sample, field, variant.xml());
            shapes.add(new Shape(variant.kind(), type.name(), field.name(), json, xml));
        }
    }

    /** The fields a case gives; what else it says, of other records and of the day, has no shape. */
    private ObjectNode laidOver(Rule rule, JsonNode one) {
        RecordType type = standard.record(rule.record());
        ObjectNode data = sample(type);
        one.fields().forEachRemaining(given -> {
            if (type.find(given.getKey()) != null) {
                data.set(given.getKey(), given.getValue());
            }
        });
        return data;
    }

    private ObjectNode sample(RecordType type) {
        return CanonicalJson.write(samples.of(type.name()).record("C1", "12999999MB0003033W", "office"));
    }

    private static Shape shape(String kind, RecordType type, @Nullable String field, ObjectNode data) {
        return new Shape(kind, type.name(), field, data, elements(type, data));
    }

    private static List<Element> elements(RecordType type, ObjectNode data) {
        List<Element> elements = new ArrayList<>();
        for (Field field : type.fields()) {
            if (data.has(field.name())) {
                elements.add(new Element(field.name(), text(data.path(field.name()))));
            }
        }
        return elements;
    }

    /** With a text of its own for one field, whether or not the data has it. */
    private static List<Element> elements(RecordType type, ObjectNode data, Field changed, String text) {
        List<Element> elements = new ArrayList<>();
        for (Field field : type.fields()) {
            if (field.equals(changed)) {
                elements.add(new Element(field.name(), text));
            } else if (data.has(field.name())) {
                elements.add(new Element(field.name(), text(data.path(field.name()))));
            }
        }
        return elements;
    }

    private static String text(JsonNode value) {
        return value.isNumber() ? plain(value.decimalValue()) : value.asText();
    }

    private static String plain(BigDecimal number) {
        return number.toPlainString();
    }
}
