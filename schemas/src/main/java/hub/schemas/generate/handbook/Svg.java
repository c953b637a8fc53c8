package hub.schemas.generate.handbook;

import static j2html.TagCreator.text;

import j2html.tags.ContainerTag;
import j2html.tags.DomContent;

/** One element of a drawing. Colours and lines are said by the style sheet, by class; positions are whole units. 图形元素。 */
final class Svg extends ContainerTag<Svg> {
    private Svg(String name) {
        super(name);
    }

    /** A drawing of that size, with room for the lines at its edge, named for those who cannot see it. */
    static Svg drawing(int width, int height, String name) {
        return new Svg("svg")
                .attr("viewBox", "-1 -1 " + (width + 2) + " " + (height + 2))
                .attr("width", width)
                .attr("height", height)
                .attr("role", "group")
                .attr("aria-label", name);
    }

    static Svg group(String kind, DomContent... parts) {
        return new Svg("g").withClass(kind).with(parts);
    }

    static Svg rectangle(String kind, int x, int y, int width, int height) {
        return new Svg("rect")
                .withClass(kind)
                .attr("x", x)
                .attr("y", y)
                .attr("width", width)
                .attr("height", height)
                .attr("rx", 3);
    }

    static Svg dot(String kind, int x, int y) {
        return new Svg("circle").withClass(kind).attr("cx", x).attr("cy", y).attr("r", 4);
    }

    static Svg path(String kind, String way) {
        return new Svg("path").withClass(kind).attr("d", way);
    }

    static Svg words(String kind, int x, int y, String words) {
        return new Svg("text").withClass(kind).attr("x", x).attr("y", y).with(text(words));
    }

    static Svg english(String kind, int x, int y, String words) {
        return words(kind, x, y, words).withLang("en");
    }

    static Svg link(String address, DomContent... parts) {
        return new Svg("a").attr("href", address).with(parts);
    }

    /** A triangle whose point is there, pointing to the left. */
    static Svg pointLeft(String kind, int x, int y) {
        return path(kind, "M" + x + " " + y + "l8 -4v8z");
    }

    static Svg pointRight(String kind, int x, int y) {
        return path(kind, "M" + x + " " + y + "l-8 -4v8z");
    }

    /** How wide a text will about be, in the unit of its size. */
    static int width(String words, int size) {
        return (int) Math.ceil(words.codePoints()
                        .mapToDouble(character -> character < 0x2000 ? 0.56 : 1)
                        .sum()
                * size);
    }
}
