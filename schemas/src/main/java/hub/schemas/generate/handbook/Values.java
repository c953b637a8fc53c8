package hub.schemas.generate.handbook;

import static j2html.TagCreator.a;
import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.text;

import hub.standards.CodeSet;
import hub.standards.DataElement;
import hub.standards.Standard;
import hub.standards.Text;
import hub.standards.Unit;
import hub.standards.ValueDomain;
import j2html.tags.DomContent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What may stand in an element, in a few words. 取值。 */
final class Values {
    private final Standard standard;

    Values(Standard standard) {
        this.standard = standard;
    }

    /** Type, limits, code set and unit, a line each. */
    DomContent of(DataElement element) {
        List<DomContent> lines = new ArrayList<>();
        lines.add(div(Bilingual.line(Words.of(element.domain().type())), text(limits(element.domain()))));
        CodeSet set = standard.codeSet(element.domain().codes());
        if (set != null) {
            lines.add(div(codeSet(set)));
        }
        if (element.domain().pattern() != null) {
            lines.add(div(code(element.domain().pattern())));
        }
        if (element.unit() != null) {
            lines.add(div(unit(element.unit())));
        }
        return each(lines.stream());
    }

    static DomContent codeSet(CodeSet set) {
        return a(
                        code(set.reference()),
                        text(" " + set.name().zh() + " "),
                        Bilingual.english(set.name().en()))
                .withHref(Address.codeSet(set.reference()));
    }

    private DomContent unit(Unit unit) {
        if (unit.carriedBy() == null) {
            return each(Bilingual.line("单位", "unit"), text(" " + Objects.requireNonNullElse(unit.unit(), "")));
        }
        Text carrier = Objects.requireNonNull(standard.elements().get(unit.carriedBy()))
                .name();
        return each(
                Bilingual.line("单位见", "unit in"),
                text(" "),
                a(Bilingual.line(carrier)).withHref(Address.element(unit.carriedBy())));
    }

    private static String limits(ValueDomain domain) {
        return switch (domain.type()) {
            case TEXT -> ", " + range(domain.minLength(), domain.maxLength());
            case INTEGER -> ", " + range(domain.min(), domain.max());
            case DECIMAL -> " (" + domain.digits() + "," + domain.scale() + "), " + range(domain.min(), domain.max());
            case DATE -> domain.mayBePartial() ? ", 2026-11-03 / 2026-11" : ", 2026-11-03";
            case DATE_TIME -> ", 2026-11-03T08:30:00+08:00";
            case CODE, BOOLEAN -> "";
            case CITIZEN_ID, USCID -> ", 18";
        };
    }

    private static String range(@Nullable Number from, @Nullable Number to) {
        if (from == null) {
            return to == null ? "–" : "≤ " + plain(to);
        }
        return to == null ? "≥ " + plain(from) : plain(from) + "–" + plain(to);
    }

    private static String plain(Number number) {
        return number instanceof BigDecimal decimal ? decimal.toPlainString() : number.toString();
    }
}
