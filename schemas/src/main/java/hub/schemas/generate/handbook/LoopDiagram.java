package hub.schemas.generate.handbook;

import hub.standards.RecordGroup;
import hub.standards.Text;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The loop that the standard closes: from what training is needed to what became of those trained. 闭环图。 */
final class LoopDiagram {
    private static final int WIDTH = 520;
    private static final int HEIGHT = 340;
    private static final int BOX_WIDTH = 140;
    private static final int BOX_HEIGHT = 68;
    private static final int ACROSS = 190;
    private static final int DOWN = 136;

    /** A step, and the records that tell of it. */
    private record Step(String zh, String en, RecordGroup group, int column, int row) {
        int x() {
            return column * ACROSS;
        }

        int y() {
            return row * DOWN;
        }
    }

    /** Clockwise from the upper left. */
    private static final List<Step> STEPS = List.of(
            new Step("需求", "Need", RecordGroup.PLANNING, 0, 0),
            new Step("计划", "Plan", RecordGroup.PLANNING, 1, 0),
            new Step("选调", "Selection", RecordGroup.CLASS, 2, 0),
            new Step("教学", "Teaching", RecordGroup.CLASS, 2, 1),
            new Step("结果", "Results", RecordGroup.RESULTS, 2, 2),
            new Step("评估", "Evaluation", RecordGroup.RESULTS, 1, 2),
            new Step("改进", "Improvement", RecordGroup.RESULTS, 0, 2),
            new Step("任免", "Appointment", RecordGroup.WHO_AND_WHERE, 0, 1));

    private LoopDiagram() {}

    /**
     * The drawing.
     *
     * @param hub what stands in the middle
     * @param groups the groups that have record types, to which the steps lead
     */
    static Svg draw(Text hub, List<@Nullable RecordGroup> groups) {
        List<DomContent> parts = new ArrayList<>();
        parts.add(Svg.group(
                "centre",
                Svg.words("zh", WIDTH / 2, HEIGHT / 2 - 2, hub.zh()),
                Svg.english("en", WIDTH / 2, HEIGHT / 2 + 22, hub.en())));
        for (int at = 0; at < STEPS.size(); at++) {
            arrow(parts, STEPS.get(at), STEPS.get((at + 1) % STEPS.size()));
        }
        for (Step step : STEPS) {
            Svg box = Svg.group(
                    "step",
                    Svg.rectangle("box", step.x(), step.y(), BOX_WIDTH, BOX_HEIGHT),
                    Svg.words("zh", step.x() + BOX_WIDTH / 2, step.y() + 31, step.zh()),
                    Svg.english("en", step.x() + BOX_WIDTH / 2, step.y() + 53, step.en()));
            parts.add(groups.contains(step.group()) ? Svg.link(Address.group(step.group()), box) : box);
        }
        return Svg.drawing(WIDTH, HEIGHT, "闭环：需求、计划、选调、教学、结果、评估、改进、任免 The closed loop")
                .withClass("loop")
                .with(parts);
    }

    /** From the edge of a box to the edge of the next, which stands beside, below or above it. */
    private static void arrow(List<DomContent> parts, Step from, Step to) {
        int right = to.column() - from.column();
        int down = to.row() - from.row();
        int x = from.x() + BOX_WIDTH / 2 + right * (BOX_WIDTH / 2 + 4);
        int y = from.y() + BOX_HEIGHT / 2 + down * (BOX_HEIGHT / 2 + 4);
        int endX = to.x() + BOX_WIDTH / 2 - right * (BOX_WIDTH / 2 + 2);
        int endY = to.y() + BOX_HEIGHT / 2 - down * (BOX_HEIGHT / 2 + 2);
        parts.add(Svg.path("arrow", "M" + x + " " + y + "L" + (endX - 8 * right) + " " + (endY - 8 * down)));
        parts.add(Svg.path(
                "head",
                "M" + endX + " " + endY + "l" + (-9 * right - 5 * down) + " " + (-9 * down - 5 * right) + "l"
                        + 10 * down + " " + 10 * right + "z"));
    }
}
