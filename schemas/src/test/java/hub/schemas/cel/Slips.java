package hub.schemas.cel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Slips of the pen: a condition with one operator bent. */
public final class Slips {
    /** An operator outside quotation marks, and what a slip of the pen makes of it. */
    private static final Pattern PART =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|<=|>=|==|!=|<|>|&&|[|]{2}|!?has[(]|![(r]");

    private static final Map<String, List<String>> SLIPS = Map.ofEntries(
            Map.entry("<=", List.of("<", ">")),
            Map.entry(">=", List.of(">", "<")),
            Map.entry("<", List.of("<=", ">=")),
            Map.entry(">", List.of(">=", "<=")),
            Map.entry("==", List.of("!=")),
            Map.entry("!=", List.of("==")),
            Map.entry("&&", List.of("||")),
            Map.entry("||", List.of("&&")),
            Map.entry("has(", List.of("!has(")),
            Map.entry("!has(", List.of("has(")),
            Map.entry("!(", List.of("(")),
            Map.entry("!r", List.of("r")));

    private Slips() {}

    /** The condition with each of its operators bent in turn. */
    public static List<String> of(String condition) {
        List<String> slips = new ArrayList<>();
        Matcher matcher = PART.matcher(condition);
        while (matcher.find()) {
            for (String slip : SLIPS.getOrDefault(matcher.group(), List.of())) {
                slips.add(condition.substring(0, matcher.start()) + slip + condition.substring(matcher.end()));
            }
        }
        return slips;
    }
}
