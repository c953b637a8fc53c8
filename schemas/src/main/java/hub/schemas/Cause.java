package hub.schemas;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a finding comes from, where that lies outside the record: known when the finding is made, equal for all records that one thing keeps
 * out. 根因。
 *
 * <p>The key may hold personal values in clear: it is compared and digested, and never shown or kept.
 *
 * @param kind what sort of thing it is
 * @param target the record type, code set or rule it is about
 * @param within the institution whose thing it is; empty where it is nobody's own
 * @param key tells it from others of the same kind, target and institution
 */
public record Cause(Kind kind, String target, String within, String key) {

    /** The sorts of causes. */
    public enum Kind {
        /** A record that has not arrived. 未到的记录 */
        RECORD,
        /** A value that no code stands for. 未对照的代码 */
        CODE,
        /** A person who is not told from others yet. 未认定的人员 */
        PERSON,
        /** Records of one type and institution that do not add up yet. 未齐的记录 */
        TOTAL,
        /** A rule that may be waived. 可豁免的规则 */
        RULE
    }

    /** The lack of a record that answers to the key. */
    static Cause record(String type, Facts.Key key) {
        return new Cause(Kind.RECORD, type, key.institution(), joined(key.fields()));
    }

    /**
     * A value that is no code, or no name of one.
     *
     * @param codeSet the code set and its edition
     * @param value the value as it was sent
     */
    public static Cause code(String codeSet, String value) {
        return new Cause(Kind.CODE, codeSet, "", value);
    }

    /** Several persons of this name, birth date and unit. */
    public static Cause person(String name, String birthDate, String unitCode) {
        return new Cause(
                Kind.PERSON, "", "", joined(Map.of("name", name, "birthDate", birthDate, "unitCode", unitCode)));
    }

    /** Records of a type that an institution has not sent all, or has sent too many of. */
    static Cause total(String type, String institution) {
        return new Cause(Kind.TOTAL, type, institution, "");
    }

    /** A rule, as an institution meets it. */
    public static Cause rule(String rule, String institution) {
        return new Cause(Kind.RULE, rule, institution, "");
    }

    private static String joined(Map<String, String> fields) {
        return new TreeMap<>(fields)
                .entrySet().stream()
                        .map(field -> field.getKey() + "\1" + field.getValue())
                        .collect(Collectors.joining("\0"));
    }

    /** All of it in one text, for a keyed digest. */
    public String content() {
        return kind + "\2" + target + "\2" + within + "\2" + key;
    }

    /** Without the key, which may be personal. */
    @Override
    public String toString() {
        return kind + " " + target + " " + within;
    }
}
