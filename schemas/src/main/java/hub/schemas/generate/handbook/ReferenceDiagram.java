package hub.schemas.generate.handbook;

import hub.standards.RecordGroup;
import hub.standards.RecordType;
import hub.standards.Reference;
import hub.standards.Text;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which record type refers to which: a row a type, and for each type referred to a lane of its own, into which the rows that refer to it run
 * and out of which an arrow leads back to its row. No line crosses a name, however many types there are. 引用关系图。
 */
final class ReferenceDiagram {
    private static final int ROW = 26;
    private static final int LANE = 34;
    private static final int SIZE = 14;
    private static final int SMALL = 12;
    private static final int LEFT = 10;
    private static final int COLOURS = 6;
    /** The rise and run of a slanted heading, per unit of its length. */
    private static final double SLANT = 0.71;

    private final Uses uses;
    private final Map<String, Integer> rows = new LinkedHashMap<>();
    private final Map<@Nullable RecordGroup, Integer> groups = new LinkedHashMap<>();
    private final List<RecordType> lanes;
    private final int labels;
    private final int top;
    private final int bottom;

    ReferenceDiagram(Uses uses) {
        this.uses = uses;
        this.lanes = uses.inOrder().stream()
                .filter(type -> !uses.arrowsTo(type).isEmpty())
                .toList();
        this.labels = LEFT
                + 16
                + uses.inOrder().stream()
                        .mapToInt(ReferenceDiagram::labelWidth)
                        .max()
                        .orElse(0);
        this.top = 16
                + (int) (SLANT
                        * lanes.stream()
                                .mapToInt(type -> Svg.width(type.title().zh(), SMALL))
                                .max()
                                .orElse(0));
        int y = top;
        for (RecordGroup group : uses.groups()) {
            groups.put(group, y + ROW / 2);
            y += ROW;
            for (RecordType type : uses.of(group)) {
                rows.put(type.name(), y + ROW / 2);
                y += ROW;
            }
        }
        this.bottom = y;
    }

    private static int labelWidth(RecordType type) {
        return Svg.width(type.title().zh(), SIZE) + 8 + Svg.width(type.title().en(), SMALL);
    }

    Svg draw() {
        List<DomContent> parts = new ArrayList<>();
        int right = labels + LANE * (lanes.size() + 1);
        int slanted = (int) (SLANT
                * lanes.stream()
                        .mapToInt(type -> Svg.width(type.title().zh(), SMALL))
                        .max()
                        .orElse(0));
        groups.forEach((group, y) -> {
            Text name = Words.of(group);
            parts.add(Svg.words("group", LEFT, y + 5, name.zh()));
            parts.add(Svg.english("group", LEFT + Svg.width(name.zh(), SIZE) + 8, y + 5, name.en()));
        });
        uses.inOrder()
                .forEach(type ->
                        parts.add(Svg.rectangle("row", LEFT - 6, row(type) - ROW / 2 + 1, right - LEFT, ROW - 2)));
        uses.inOrder().stream()
                .filter(type -> !type.references().isEmpty())
                .forEach(type ->
                        parts.add(Svg.path("out", "M" + start(type) + " " + (row(type) + 5) + "H" + farthest(type))));
        for (int lane = 0; lane < lanes.size(); lane++) {
            parts.add(lane(lanes.get(lane), lane));
        }
        for (RecordType type : uses.inOrder()) {
            int english = LEFT + Svg.width(type.title().zh(), SIZE) + 8;
            parts.add(Svg.link(
                    Address.record(type.name()),
                    Svg.words("zh", LEFT, row(type) + 5, type.title().zh()),
                    Svg.english("en", english, row(type) + 5, type.title().en())));
        }
        return Svg.drawing(right + slanted, bottom + 6, "记录类型之间的引用 References between record types")
                .withClass("lanes")
                .with(parts);
    }

    private Svg lane(RecordType target, int lane) {
        int x = x(lane);
        int into = row(target) - 5;
        List<DomContent> parts = new ArrayList<>();
        int first = into;
        int last = into;
        List<DomContent> dots = new ArrayList<>();
        for (Uses.Arrow arrow : uses.arrowsTo(target)) {
            int out = row(arrow.from()) + 5;
            first = Math.min(first, out);
            last = Math.max(last, out);
            dots.add(Svg.dot(kind(arrow.reference()), x, out));
        }
        parts.add(
                Svg.path("way", "M" + (start(target) + 8) + " " + into + "H" + x + "M" + x + " " + first + "V" + last));
        parts.add(Svg.pointLeft("head", start(target), into));
        parts.addAll(dots);
        parts.add(Svg.words("heading", x, top - 6, target.title().zh())
                .attr("transform", "rotate(-45 " + x + " " + (top - 6) + ")"));
        return Svg.group("lane lane-" + lane % COLOURS, parts.toArray(DomContent[]::new));
    }

    static String kind(Reference reference) {
        return reference.required() ? "awaited" : "advised";
    }

    private int x(int lane) {
        return labels + LANE * (lane + 1);
    }

    /** The last lane that a row runs into. */
    private int farthest(RecordType type) {
        int last = 0;
        for (int lane = 0; lane < lanes.size(); lane++) {
            String target = lanes.get(lane).name();
            if (type.references().stream().anyMatch(one -> one.record().equals(target))) {
                last = lane;
            }
        }
        return x(last);
    }

    private int start(RecordType type) {
        return LEFT + labelWidth(type) + 8;
    }

    private int row(RecordType type) {
        return Objects.requireNonNull(rows.get(type.name()));
    }
}
