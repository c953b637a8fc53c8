package hub.schemas.generate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.standards.RecordType;
import hub.standards.Standard;
import java.util.List;

/** The models the hand-written OpenAPI contract refers to: what a record, its data and a code set look like. OpenAPI 模型。 */
public final class OpenApiModelsWriter {
    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

    private final Standard standard;
    private final JsonSchemaWriter schemas;

    public OpenApiModelsWriter(Standard standard) {
        this.standard = standard;
        this.schemas = new JsonSchemaWriter(standard);
    }

    /** An OpenAPI 3.1 document with {@code components/schemas} only. */
    public ObjectNode models() {
        ObjectNode document = NODES.objectNode();
        document.put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", standard.title().both())
                .put("version", standard.version().version());
        ObjectNode models = document.putObject("components").putObject("schemas");
        names(models);
        ArrayNode data = models.putObject("Data").putArray("anyOf");
        ObjectNode record = models.putObject("Record");
        ArrayNode choices = record.putArray("oneOf");
        ObjectNode discriminator = record.putObject("discriminator").put("propertyName", "type");
        ObjectNode mapping = discriminator.putObject("mapping");
        schemas.envelope(models.putObject("Submission"), reference("Record"));
        for (RecordType type : standard.recordTypes()) {
            models.set(type.name(), schemas.data(type).without(List.of("$schema", "$id")));
            models.set(entry(type), record(type));
            data.addObject().put("$ref", reference(type.name()));
            choices.addObject().put("$ref", reference(entry(type)));
            mapping.put(type.name(), reference(entry(type)));
        }
        codeSets(models);
        return document;
    }

    private void names(ObjectNode models) {
        ArrayNode types = models.putObject("RecordType").put("type", "string").putArray("enum");
        standard.recordTypes().forEach(type -> types.add(type.name()));
        ArrayNode sets =
                models.putObject("CodeSetReference").put("type", "string").putArray("enum");
        standard.codeSets().keySet().forEach(sets::add);
        models.putObject("FindingCode")
                .put("description", "问题代码，见问题目录 / see the catalogue of findings")
                .put("type", "string")
                .put("pattern", "^[A-Z]{3}-[0-9]{4}$");
    }

    /** The record as it is sent: key, version and operation around its data. */
    private static ObjectNode record(RecordType type) {
        ObjectNode record = NODES.objectNode();
        record.put("title", type.title().both());
        record.put("type", "object");
        record.put("additionalProperties", false);
        ObjectNode properties = record.putObject("properties");
        properties.putObject("type").put("type", "string").put("const", type.name());
        JsonSchemaWriter.keys(properties);
        properties.putObject("data").put("$ref", reference(type.name()));
        record.putArray("required").add("type").add("sourceId").add("sourceVersion");
        return record;
    }

    private void codeSets(ObjectNode models) {
        ObjectNode text = models.putObject("Text").put("type", "object");
        text.putObject("properties").set("zh", string());
        ((ObjectNode) text.get("properties")).set("en", string());
        text.putArray("required").add("zh").add("en");
        ObjectNode summary = models.putObject("CodeSetSummary").put("type", "object");
        summary(summary.putObject("properties"));
        summary.putArray("required").add("reference").add("name").add("codes");
        ObjectNode set = models.putObject("CodeSet").put("type", "object");
        ObjectNode properties = set.putObject("properties");
        properties.set("reference", string());
        properties.putObject("name").put("$ref", reference("Text"));
        properties.set("namespace", string());
        properties.putObject("source").put("type", "object");
        listOf(properties, "codes", "Code");
        if (standard.codeSets().values().stream().anyMatch(one -> !one.former().isEmpty())) {
            listOf(properties, "former", "Code")
                    .put("description", "以前的版本有、本版已停用的代码 / codes of earlier versions that this one retired");
        }
        listOf(properties, "translations", "Translation")
                .put("description", "本集的代码在其他代码集中怎么写 / what its codes become in other sets");
        set.putArray("required").add("reference").add("name").add("codes");
        ObjectNode code = models.putObject("Code").put("type", "object");
        ObjectNode parts = code.putObject("properties");
        for (String part : List.of("code", "zh", "en", "parent", "since", "retired", "replacedBy")) {
            parts.set(part, string());
        }
        parts.putObject("note").put("$ref", reference("Text"));
        parts.putObject("listed").put("$ref", reference("Listed"));
        code.putArray("required").add("code").add("zh").add("en");
        listed(models.putObject("Listed"));
        translations(models);
    }

    private static void listed(ObjectNode listed) {
        listed.put(
                "description", "原标准逐年公布的，代码最早和最晚见于哪一年 / the years of the first and the last list that name the code");
        listed.put("type", "object");
        ObjectNode years = listed.putObject("properties");
        years.set("from", string());
        years.set("until", string());
    }

    private static void translations(ObjectNode models) {
        ObjectNode translation = models.putObject("Translation").put("type", "object");
        ObjectNode parts = translation.putObject("properties");
        parts.putObject("to").put("$ref", reference("CodeSetReference"));
        parts.putObject("source").put("type", "object");
        listOf(parts, "codes", "Rendering");
        translation.putArray("required").add("to").add("source").add("codes");
        ObjectNode rendering = models.putObject("Rendering").put("type", "object");
        ObjectNode words = rendering.putObject("properties");
        words.set("code", string());
        words.putObject("as")
                .put("description", "等同；归入上位；须由人选定；无对应 / the same, wider, for a person to choose, without counterpart")
                .put("type", "string")
                .putArray("enum")
                .add("exact")
                .add("broader")
                .add("ambiguous")
                .add("none");
        words.set("to", string());
        words.putObject("among").put("type", "array").set("items", string());
        words.putObject("lost").put("description", "译后看不出的 / what is lost").put("$ref", reference("Text"));
        rendering.putArray("required").add("code").add("as");
    }

    private static ObjectNode listOf(ObjectNode properties, String name, String model) {
        ObjectNode list = properties.putObject(name).put("type", "array");
        list.putObject("items").put("$ref", reference(model));
        return list;
    }

    private static void summary(ObjectNode properties) {
        properties.putObject("reference").put("$ref", reference("CodeSetReference"));
        properties.putObject("name").put("$ref", reference("Text"));
        properties.putObject("codes").put("type", "integer").put("description", "代码个数 / number of codes");
    }

    private static ObjectNode string() {
        return NODES.objectNode().put("type", "string");
    }

    private static String entry(RecordType type) {
        return type.name() + "Sent";
    }

    private static String reference(String model) {
        return "#/components/schemas/" + model;
    }
}
