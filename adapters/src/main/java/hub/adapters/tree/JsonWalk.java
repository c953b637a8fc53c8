package hub.adapters.tree;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;

/** Walks through one JSON document to the elements that a path names, holding nothing. 沿路径遍历 JSON。 */
final class JsonWalk {
    private final List<String> path;
    private final Visitor visitor;

    /**
     * A walk.
     *
     * @param path such as {@code /data/learners/*}; {@code *} stands for every value of a list, and {@code /} for the document itself
     */
    JsonWalk(String path, Visitor visitor) {
        this.path = path.equals("/") ? List.of() : List.of(path.substring(1).split("/", -1));
        this.visitor = visitor;
    }

    /** Takes what is met; each method must leave the parser at the end of the value. */
    interface Visitor {

        /** An element. */
        void element(JsonParser parser, String at) throws IOException;

        /**
         * A value beside the elements.
         *
         * @param path names from the root, with a slash in front and without places in lists
         */
        void beside(JsonParser parser, String path, String at) throws IOException;
    }

    /** Walks through the value at which the parser stands. */
    void walk(JsonParser parser) throws IOException {
        descend(parser, 0, "", "");
    }

    private void descend(JsonParser parser, int step, String names, String at) throws IOException {
        if (step == path.size()) {
            visitor.element(parser, at.isEmpty() ? "/" : at);
            return;
        }
        String next = path.get(step);
        if (next.equals("*") && parser.currentToken() == JsonToken.START_ARRAY) {
            for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                descend(parser, step + 1, names, at + "/" + i);
            }
        } else if (!next.equals("*") && parser.currentToken() == JsonToken.START_OBJECT) {
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                String below = at + "/" + JsonTree.escaped(name);
                if (name.equals(next)) {
                    descend(parser, step + 1, names + "/" + name, below);
                } else {
                    visitor.beside(parser, names + "/" + name, below);
                }
            }
        } else {
            visitor.beside(parser, names.isEmpty() ? "/" : names, at.isEmpty() ? "/" : at);
        }
    }
}
