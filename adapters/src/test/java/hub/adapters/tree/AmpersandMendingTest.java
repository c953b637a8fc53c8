package hub.adapters.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A bare ampersand, and only that. */
class AmpersandMendingTest {
    private static String mended(String text) throws IOException {
        StringBuilder all = new StringBuilder();
        try (AmpersandMending mending = new AmpersandMending(new StringReader(text))) {
            char[] piece = new char[3];
            for (int read = mending.read(piece, 0, 3); read >= 0; read = mending.read(piece, 0, 3)) {
                all.append(piece, 0, read);
            }
        }
        return all.toString();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\0',
            delimiter = '|',
            value = {
                "<a>R&D</a>|<a>R&amp;D</a>",
                "<a>R & D</a>|<a>R &amp; D</a>",
                "<a b=\"x&y\">&&</a>|<a b=\"x&amp;y\">&amp;&amp;</a>",
                "<a>&amp;&lt;&#38;&#x26;</a>|<a>&amp;&lt;&#38;&#x26;</a>",
                "<a>&nbsp;</a>|<a>&nbsp;</a>",
                "<a>&;</a>|<a>&amp;;</a>",
                "<a><![CDATA[R&D]]>&D</a>|<a><![CDATA[R&D]]>&amp;D</a>",
                "<a><!-- R&D --x> & -->&</a>|<a><!-- R&D --x> & -->&amp;</a>",
                "<a><?p R&D ?>&</a>|<a><?p R&D ?>&amp;</a>",
                "<a><!-&</a>|<a><!-&amp;</a>",
                "<a>&|<a>&amp;"
            })
    void exactlyTheBareOnes(String text, String expected) throws IOException {
        assertThat(mended(text)).isEqualTo(expected);
    }

    /** Mending twice mends nothing more, and nothing but ampersands changes. */
    @Property(tries = 500)
    void mendingIsDoneOnce(
            @ForAll @Chars({'&', 'a', ';', '<', '>', '!', '-', '[', ']', '?', '\n'}) @StringLength(max = 40)
                    String text)
            throws IOException {
        String once = mended(text);
        assertThat(mended(once)).isEqualTo(once);
        assertThat(once.replace("&amp;", "&")).isEqualTo(text.replace("&amp;", "&"));
    }
}
