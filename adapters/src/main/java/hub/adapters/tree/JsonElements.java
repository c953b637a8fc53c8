package hub.adapters.tree;

import com.fasterxml.jackson.core.JsonParser;
import hub.adapters.Limits;
import hub.adapters.ReadingContext;
import hub.schemas.Candidate;
import hub.schemas.Finding;
import hub.schemas.Findings;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Turns one JSON element after another into candidates. Belongs to one reading. 逐个映射 JSON 元素。 */
final class JsonElements {
    private final Findings findings;
    private final Limits limits;
    private final Consumer<Candidate> sink;
    private final Reckoning reckoning;
    private final SourceObject head;
    private final Leaves leaves;
    private final JsonTree tree;
    private final Expression expression;
    private final RecordsYielded records;
    private int number;

    /**
     * For one reading.
     *
     * @param reckoning keeps account of it
     * @param head what stands beside the elements
     * @param beside where it stands
     */
    JsonElements(
            TreeMapping mapping,
            ReadingContext context,
            Findings findings,
            Limits limits,
            Reckoning reckoning,
            SourceObject head,
            Leaves beside,
            Consumer<Candidate> sink) {
        this.findings = findings;
        this.limits = limits;
        this.sink = sink;
        this.reckoning = reckoning;
        this.head = head;
        this.leaves = new Leaves(beside);
        this.tree = new JsonTree(reckoning, leaves, JsonTree.MOST_VALUES, limits);
        this.expression = Expression.of(((TreeMapping.Jsonata) mapping.program()).text());
        this.records = new RecordsYielded(mapping, context, findings);
    }

    /**
     * The element at which the parser stands; afterwards it stands at its end.
     *
     * @param at its place
     * @param before what stands in front of the pointers of its values
     */
    void element(JsonParser parser, String at, String before) throws IOException {
        tree.begin();
        Object element = tree.value(parser, "", before);
        reckoning.element();
        if (tree.tooLarge()) {
            refuse(at, "TRE-0006", Map.of("limit", JsonTree.MOST_VALUES + " / " + limits.lineLength() + " B"));
            return;
        }
        try {
            List<Yielded> yielded = expression.yield(element, head, leaves, at);
            if (yielded.isEmpty()) {
                refuse(at, "TRE-0002", Map.of());
            }
            for (Yielded one : yielded) {
                if (one instanceof Yielded.Rec record) {
                    sink.accept(records.candidate(++number, record));
                } else if (one instanceof Yielded.Skipped skipped) {
                    reckoning.skipped(skipped.reason());
                }
            }
        } catch (Yielded.NoAnswer e) {
            refuse(at, "TRE-0001", Map.of("reason", e.reason()));
        }
    }

    /** An element that cannot be read. */
    void refuse(String at, String code, Map<String, String> arguments) {
        sink.accept(records.refused(++number, at, code, arguments));
    }

    /** An element that cannot be read, with the reason. */
    void refuse(String at, Finding finding) {
        reckoning.element();
        sink.accept(new Candidate(++number, null, new TreePlace(at, Map.of()), List.of(finding)));
    }

    /** How many candidates there were. */
    int number() {
        return number;
    }

    /** What there is to say at the end. */
    void tell(Consumer<Finding> about) {
        reckoning.tell(findings, about);
    }
}
