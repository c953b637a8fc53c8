package hub.standards.lint;

import hub.standards.Standard;
import hub.standards.Text;
import java.util.ArrayList;
import java.util.List;

/** The Chinese side of a text is Chinese, and the English side is not. 中文写中文，英文写英文。 */
public final class EveryChineseTextIsChinese implements Sentence {

    @Override
    public List<String> breaches(Standard standard) {
        List<String> breaches = new ArrayList<>();
        check("title", standard.title(), breaches);
        standard.elements().values().forEach(element -> {
            check(element.element() + " name", element.name(), breaches);
            check(element.element() + " definition", element.definition(), breaches);
        });
        standard.codeSets().values().forEach(set -> {
            check(set.reference(), set.name(), breaches);
            set.codes()
                    .forEach(code ->
                            check(set.reference() + " " + code.code(), new Text(code.zh(), code.en()), breaches));
        });
        standard.recordTypes().forEach(type -> {
            check(type.name(), type.title(), breaches);
            check(type.name() + " definition", type.definition(), breaches);
            type.fields().forEach(field -> check(type.name() + "." + field.name(), field.label(), breaches));
        });
        standard.rules().values().forEach(rule -> {
            check(rule.rule() + " intent", rule.intent(), breaches);
            check(rule.rule() + " message", rule.message(), breaches);
            check(rule.rule() + " hint", rule.hint(), breaches);
        });
        standard.findings().values().forEach(finding -> {
            check(finding.finding() + " message", finding.message(), breaches);
            check(finding.finding() + " hint", finding.hint(), breaches);
        });
        standard.translations()
                .forEach((reference, translation) -> translation.codes().forEach((code, rendering) -> {
                    if (rendering.lost() != null) {
                        check(reference + " " + code, rendering.lost(), breaches);
                    }
                }));
        return breaches;
    }

    private static void check(String where, Text text, List<String> breaches) {
        if (text.zh().codePoints().noneMatch(Character::isIdeographic)) {
            breaches.add(where + ": zh is not Chinese: " + text.zh());
        }
        if (text.en().codePoints().noneMatch(character -> character < 128 && Character.isLetter(character))) {
            breaches.add(where + ": en is not English: " + text.en());
        }
    }
}
