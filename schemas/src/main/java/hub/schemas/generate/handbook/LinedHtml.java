package hub.schemas.generate.handbook;

import j2html.Config;
import j2html.rendering.FlatHtml;
import j2html.rendering.HtmlBuilder;
import j2html.rendering.TagBuilder;
import java.io.IOException;
import java.util.Set;

/**
 * Writes tags on one line each where a line feed is not seen: after blocks, never within a sentence, where it would show as a blank between
 * Chinese characters. So a change of the standard is a change of few lines. Every tag is closed, so a page is also well-formed XML.
 */
final class LinedHtml implements HtmlBuilder<StringBuilder> {
    private static final Set<String> BLOCKS =
            Set.of(("html head title meta link script body header nav main footer form h1 h2 h3 section article"
                            + " div p pre ul ol li dl dt dd table caption thead tbody tr figure figcaption details summary svg g rect path circle text")
                    .split(" "));

    private final FlatHtml<StringBuilder> flat =
            FlatHtml.inMemory(Config.defaults().withEmptyTagsClosed(true));

    @Override
    public TagBuilder appendStartTag(String name) throws IOException {
        return flat.appendStartTag(name);
    }

    @Override
    public HtmlBuilder<StringBuilder> appendEndTag(String name) throws IOException {
        flat.appendEndTag(name);
        return BLOCKS.contains(name) ? append('\n') : this;
    }

    @Override
    public TagBuilder appendEmptyTag(String name) throws IOException {
        if (BLOCKS.contains(name)) {
            append('\n');
        }
        return flat.appendEmptyTag(name);
    }

    @Override
    public HtmlBuilder<StringBuilder> appendEscapedText(String words) throws IOException {
        flat.appendEscapedText(words);
        return this;
    }

    @Override
    public HtmlBuilder<StringBuilder> appendUnescapedText(String words) {
        throw new UnsupportedOperationException("the handbook writes no text unescaped");
    }

    @Override
    public HtmlBuilder<StringBuilder> append(CharSequence words) throws IOException {
        flat.append(words);
        return this;
    }

    @Override
    public HtmlBuilder<StringBuilder> append(CharSequence words, int start, int end) throws IOException {
        flat.append(words, start, end);
        return this;
    }

    @Override
    public HtmlBuilder<StringBuilder> append(char character) throws IOException {
        flat.append(character);
        return this;
    }

    @Override
    public StringBuilder output() {
        return flat.output();
    }
}
