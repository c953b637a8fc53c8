package hub.schemas.generate.handbook;

import static j2html.TagCreator.dd;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;

import j2html.tags.DomContent;
import j2html.tags.specialized.DlTag;
import java.util.ArrayList;
import java.util.List;

/** Names with what they mean, in order, as a list of terms. 名目与说明。 */
final class Terms {
    private final List<DomContent> terms = new ArrayList<>();

    Terms add(String zh, String en, DomContent meaning) {
        terms.add(div(dt(Bilingual.line(zh, en)), dd(meaning)));
        return this;
    }

    DlTag list() {
        return dl(each(terms.stream())).withClass("terms");
    }
}
