package hub.adapters.tree;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import hub.adapters.Limits;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds values of the source, of one element or of what stands beside the elements, within limits. Belongs to one reading. 构造来源树。 */
final class JsonTree {
    /** Values of one element. */
    static final int MOST_VALUES = 20_000;

    private final Reckoning reckoning;
    private final Leaves leaves;
    private final int most;
    private final int longest;
    private int values;
    private long characters;

    /**
     * A builder.
     *
     * @param most values that are held; more are read over
     */
    JsonTree(Reckoning reckoning, Leaves leaves, int most, Limits limits) {
        this.reckoning = reckoning;
        this.leaves = leaves;
        this.most = most;
        this.longest = limits.lineLength();
    }

    /** Begins the next element. */
    void begin() {
        leaves.clear();
        values = 0;
        characters = 0;
    }

    /** Whether there was more than may be held. */
    boolean tooLarge() {
        return values > most || characters > longest;
    }

    /**
     * The value at which the parser stands; afterwards it stands at its end.
     *
     * @param path its names, for the reckoning
     * @param at its place
     * @return null for JSON's null, and for what is no longer held
     */
    @Nullable
    Object value(JsonParser parser, String path, String at) throws IOException {
        values++;
        if (tooLarge()) {
            parser.skipChildren();
            return null;
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, new SourceObject(reckoning, path), at);
            case START_ARRAY -> list(parser, path, at);
            case VALUE_STRING ->
                leaf(
                        String.valueOf(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength()),
                        parser,
                        path,
                        at);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> leaf(new BigDecimal(parser.getText()), parser, path, at);
            case VALUE_TRUE, VALUE_FALSE -> {
                reckoning.seen(path, at);
                yield parser.currentToken() == JsonToken.VALUE_TRUE;
            }
            default -> null;
        };
    }

    private Object leaf(Object value, JsonParser parser, String path, String at) throws IOException {
        characters += parser.getTextLength();
        leaves.put(value, at);
        reckoning.seen(path, at);
        return value;
    }

    private SourceObject object(JsonParser parser, SourceObject object, String at) throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            characters += name.length();
            Object value = value(parser, object.pathOf(name), at + "/" + escaped(name));
            if (value != null) {
                object.put(name, value);
            }
        }
        return object;
    }

    private List<Object> list(JsonParser parser, String path, String at) throws IOException {
        List<Object> list = new ArrayList<>();
        for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
            Object value = value(parser, path, at + "/" + i);
            if (value != null) {
                list.add(value);
            }
        }
        return list;
    }

    /** A name as a JSON Pointer has it. */
    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
