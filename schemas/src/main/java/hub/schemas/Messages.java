package hub.schemas;

import hub.standards.FindingText;
import hub.standards.Rule;
import hub.standards.Standard;
import hub.standards.Text;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts of findings, by code, in both languages; the one catalogue of what a sender can meet. 问题目录。 */
public final class Messages {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z0-9_.]+)}");
    private final Standard standard;

    public Messages(Standard standard) {
        this.standard = standard;
    }

    /** What is wrong, with the finding's own values in place. */
    public Text message(Finding finding) {
        return filled(template(finding.code()), finding.arguments());
    }

    /** What the sender does next. */
    public Text hint(Finding finding) {
        Rule rule = standard.rules().get(finding.code());
        Text hint = rule != null ? rule.hint() : catalogue(finding.code()).hint();
        return filled(hint, finding.arguments());
    }

    /** Whether the cause of such a finding lies outside the record, so that it may be released without being sent again. */
    public boolean waits(String code) {
        Rule rule = standard.rules().get(code);
        FindingText text = standard.findings().get(code);
        return rule != null ? rule.waits() : text != null && text.waits();
    }

    private Text template(String code) {
        Rule rule = standard.rules().get(code);
        return rule != null ? rule.message() : catalogue(code).message();
    }

    private FindingText catalogue(String code) {
        FindingText text = standard.findings().get(code);
        if (text == null) {
            throw new IllegalArgumentException("finding code " + code + " is not in the catalogue");
        }
        return text;
    }

    /** The names in braces of a text, in both languages. */
    static Set<String> placeholders(Text text) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = PLACEHOLDER.matcher(text.zh() + text.en());
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    private static Text filled(Text template, Map<String, String> arguments) {
        return new Text(fill(template.zh(), arguments), fill(template.en(), arguments));
    }

    private static String fill(String template, Map<String, String> arguments) {
        Matcher matcher = PLACEHOLDER.matcher(template);
        StringBuilder text = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(text, Matcher.quoteReplacement(arguments.getOrDefault(matcher.group(1), "—")));
        }
        return matcher.appendTail(text).toString();
    }
}
