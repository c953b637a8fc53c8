package hub.schemas.generate.handbook;

import hub.standards.RecordType;
import hub.standards.Standard;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One record type between those that refer to it, on the left, and those it refers to, on the right. 邻近关系图。 */
final class NeighbourDiagram {
    private static final int BOX_WIDTH = 190;
    private static final int BOX_HEIGHT = 40;
    private static final int GAP = 10;
    private static final int ARROW = 70;
    private static final int MIDDLE = BOX_WIDTH + ARROW;
    private static final int RIGHT = 2 * MIDDLE;
    /** More than this many on the left are drawn as one box; the list below the drawing names them. */
    private static final int MOST = 8;

    private final Standard standard;
    private final Uses uses;

    NeighbourDiagram(Uses uses) {
        this.standard = uses.standard();
        this.uses = uses;
    }

    Svg draw(RecordType type) {
        Set<RecordType> before = new LinkedHashSet<>();
        uses.arrowsTo(type).stream()
                .map(Uses.Arrow::from)
                .filter(from -> !from.name().equals(type.name()))
                .forEach(before::add);
        Set<RecordType> after = new LinkedHashSet<>();
        type.references().stream()
                .filter(reference -> !reference.record().equals(type.name()))
                .forEach(reference -> after.add(standard.record(reference.record())));
        boolean many = before.size() > MOST;
        int most = Math.max(1, Math.max(many ? 1 : before.size(), after.size()));
        int height = most * (BOX_HEIGHT + GAP) - GAP;
        int centre = height / 2;
        List<DomContent> parts = new ArrayList<>();
        if (many) {
            arrow(parts, BOX_WIDTH, centre, MIDDLE, centre);
            parts.add(Svg.link(
                    "#referred", box("many", 0, centre, before.size() + " 种记录", before.size() + " record types")));
        } else {
            side(parts, before, height, 0, (x, y) -> arrow(parts, x + BOX_WIDTH, y, MIDDLE, centre));
        }
        side(parts, after, height, RIGHT, (x, y) -> arrow(parts, MIDDLE + BOX_WIDTH, centre, x, y));
        parts.add(box("self", MIDDLE, centre, type.title().zh(), type.name()));
        return Svg.drawing(
                        RIGHT + BOX_WIDTH,
                        height + 2,
                        type.title().zh() + "的引用关系 References of "
                                + type.title().en())
                .withClass("neighbours")
                .with(parts);
    }

    private interface Connection {
        void from(int x, int y);
    }

    private static void side(List<DomContent> parts, Set<RecordType> types, int height, int x, Connection connection) {
        int y = (height - types.size() * (BOX_HEIGHT + GAP) + GAP + BOX_HEIGHT) / 2;
        for (RecordType type : types) {
            connection.from(x, y);
            parts.add(Svg.link(
                    Address.record(type.name()), box("other", x, y, type.title().zh(), type.name())));
            y += BOX_HEIGHT + GAP;
        }
    }

    private static Svg box(String kind, int x, int y, String zh, String en) {
        return Svg.group(
                kind,
                Svg.rectangle("box", x, y - BOX_HEIGHT / 2 + 1, BOX_WIDTH, BOX_HEIGHT),
                Svg.words("zh", x + BOX_WIDTH / 2, y - 1, zh),
                Svg.english("en", x + BOX_WIDTH / 2, y + 15, en));
    }

    private static void arrow(List<DomContent> parts, int x, int y, int toX, int toY) {
        int half = (x + toX) / 2;
        parts.add(Svg.path(
                "arrow",
                "M" + x + " " + y + "C" + half + " " + y + " " + half + " " + toY + " " + (toX - 7) + " " + toY));
        parts.add(Svg.pointRight("head", toX, toY));
    }
}
