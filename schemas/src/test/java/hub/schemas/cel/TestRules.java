package hub.schemas.cel;

import hub.standards.Evidence;
import hub.standards.Force;
import hub.standards.Rule;
import hub.standards.Source;
import hub.standards.Text;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rules over training records that only a test needs. */
final class TestRules {
    private TestRules() {}

    static Rule rule(String check, @Nullable String when, Map<String, String> with) {
        Text text = new Text("测试", "test");
        return new Rule(
                "TRN-9999",
                "TrainingRecord",
                with,
                Force.MUST,
                text,
                new Source("test", null, null, "1", Evidence.OWN),
                null,
                when,
                check,
                null,
                null,
                false,
                "result",
                text,
                text,
                "1.0",
                new Rule.Cases(List.of(), List.of()));
    }
}
