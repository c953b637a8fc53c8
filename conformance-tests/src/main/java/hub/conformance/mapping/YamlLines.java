package hub.conformance.mapping;

import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** On which line of a YAML text each place stands. 行号。 */
final class YamlLines {
    private final Map<String, Integer> lines = new HashMap<>();

    private YamlLines() {}

    static YamlLines of(String text) {
        YamlLines lines = new YamlLines();
        try {
            Node root = new Yaml().compose(new StringReader(text));
            if (root != null) {
                lines.walk("", root);
            }
        } catch (MarkedYAMLException e) {
            lines.lines.put(
                    "", e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1);
        }
        return lines;
    }

    private void walk(String at, Node node) {
        lines.putIfAbsent(at, node.getStartMark().getLine() + 1);
        if (node instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                String name = entry.getKeyNode() instanceof ScalarNode key ? key.getValue() : "?";
                String below = at + "/" + name.replace("~", "~0").replace("/", "~1");
                lines.put(below, entry.getKeyNode().getStartMark().getLine() + 1);
                walk(below, entry.getValueNode());
            }
        } else if (node instanceof SequenceNode sequence) {
            List<Node> items = sequence.getValue();
            for (int i = 0; i < items.size(); i++) {
                walk(at + "/" + i, items.get(i));
            }
        }
    }

    /** The line of a place, from 1; of the nearest place above it where it is not there. */
    int line(String pointer) {
        String at = pointer;
        while (!lines.containsKey(at) && !at.isEmpty()) {
            at = at.substring(0, Math.max(0, at.lastIndexOf('/')));
        }
        return lines.getOrDefault(at, 1);
    }
}
