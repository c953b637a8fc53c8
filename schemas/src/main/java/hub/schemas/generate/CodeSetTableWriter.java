package hub.schemas.generate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.standards.Code;
import hub.standards.CodeSet;
import hub.standards.Rendering;
import hub.standards.Source;
import hub.standards.Standard;
import hub.standards.Text;
import hub.standards.Translation;
import org.jspecify.annotations.Nullable;

/** Each code set as a table of its own, and the list of all. 代码集表。 */
public final class CodeSetTableWriter {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Standard standard;

    public CodeSetTableWriter(Standard standard) {
        this.standard = standard;
    }

    /** The list: reference, name, number of codes. */
    public ArrayNode list() {
        ArrayNode list = NODES.arrayNode();
        standard.codeSets().forEach((reference, set) -> {
            ObjectNode entry = list.addObject().put("reference", reference);
            entry.set("name", text(set.name()));
            entry.put("codes", set.codes().size());
        });
        return list;
    }

    /** One set with its codes, in the order of the standard, and what they become in other sets. */
    public ObjectNode table(CodeSet set) {
        ObjectNode table = NODES.objectNode().put("reference", set.reference());
        table.set("name", text(set.name()));
        table.put("namespace", set.namespace());
        table.set("source", source(set.source()));
        ArrayNode codes = table.putArray("codes");
        set.codes().forEach(code -> codes.add(code(code)));
        set.former().forEach(code -> table.withArray("former").add(code(code)));
        standard.translations().values().stream()
                .filter(translation -> translation.from().equals(set.reference()))
                .forEach(translation -> table.withArray("translations").add(translation(translation)));
        return table;
    }

    private static ObjectNode translation(Translation translation) {
        ObjectNode node = NODES.objectNode().put("to", translation.to());
        node.set("source", source(translation.source()));
        ArrayNode codes = node.putArray("codes");
        translation.codes().forEach((code, rendering) -> codes.add(rendering(code, rendering)));
        return node;
    }

    private static ObjectNode rendering(String code, Rendering rendering) {
        ObjectNode node = NODES.objectNode().put("code", code);
        if (rendering instanceof Rendering.Exact) {
            node.put("as", "exact");
        } else if (rendering instanceof Rendering.Broader) {
            node.put("as", "broader");
        } else if (rendering instanceof Rendering.Ambiguous ambiguous) {
            ArrayNode among = node.put("as", "ambiguous").putArray("among");
            ambiguous.among().forEach(among::add);
        } else {
            node.put("as", "none");
        }
        put(node, "to", rendering.target());
        if (rendering.lost() != null) {
            node.set("lost", text(rendering.lost()));
        }
        return node;
    }

    private static ObjectNode code(Code code) {
        ObjectNode node =
                NODES.objectNode().put("code", code.code()).put("zh", code.zh()).put("en", code.en());
        put(node, "parent", code.parent());
        put(node, "since", code.since());
        put(node, "retired", code.retired());
        put(node, "replacedBy", code.replacedBy());
        if (code.note() != null) {
            node.set("note", text(code.note()));
        }
        if (code.listed() != null) {
            ObjectNode listed = node.putObject("listed");
            put(listed, "from", code.listed().from());
            put(listed, "until", code.listed().until());
        }
        return node;
    }

    static ObjectNode source(Source source) {
        ObjectNode node = NODES.objectNode().put("norm", source.norm());
        put(node, "item", source.item());
        put(node, "edition", source.edition());
        put(node, "article", source.article());
        return node.put("evidence", source.evidence().name());
    }

    static ObjectNode text(Text text) {
        return NODES.objectNode().put("zh", text.zh()).put("en", text.en());
    }

    private static void put(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }
}
