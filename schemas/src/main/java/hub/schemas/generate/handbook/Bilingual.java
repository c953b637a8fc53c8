package hub.schemas.generate.handbook;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;
import static j2html.TagCreator.var;

import hub.standards.Text;
import j2html.tags.DomContent;
import j2html.tags.specialized.SpanTag;
import j2html.tags.specialized.TheadTag;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a text of two languages stands on a page: Chinese first, English marked as such. 中英对照的排法。 */
final class Bilingual {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[A-Za-z0-9.]+}");

    private Bilingual() {}

    static SpanTag english(String words) {
        return span(words).withLang("en");
    }

    /** One after the other on a line. */
    static DomContent line(Text words) {
        return each(text(words.zh() + " "), english(words.en()));
    }

    static DomContent line(String zh, String en) {
        return line(new Text(zh, en));
    }

    /** One above the other, as in a cell of a table. */
    static DomContent stack(Text words) {
        return each(
                span(marked(words.zh())).withClass("l"),
                span(marked(words.en())).withClass("l").withLang("en"));
    }

    /** Side by side where there is room, as paragraphs. */
    static DomContent beside(Text words) {
        return div(p(marked(words.zh())), p(marked(words.en())).withLang("en")).withClass("beside");
    }

    static DomContent beside(String zh, String en) {
        return beside(new Text(zh, en));
    }

    /** The head of a table, one heading a column. */
    static TheadTag head(Text... headings) {
        return thead(tr(each(List.of(headings), heading -> th(line(heading)).attr("scope", "col"))));
    }

    /** A message with its placeholders set off. */
    private static DomContent marked(String words) {
        List<DomContent> parts = new ArrayList<>();
        Matcher placeholders = PLACEHOLDER.matcher(words);
        int at = 0;
        while (placeholders.find()) {
            parts.add(text(words.substring(at, placeholders.start())));
            parts.add(var(placeholders.group()));
            at = placeholders.end();
        }
        parts.add(text(words.substring(at)));
        return each(parts.stream());
    }
}
