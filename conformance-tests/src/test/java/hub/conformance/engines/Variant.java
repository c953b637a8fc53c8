package hub.conformance.engines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import hub.standards.Field;
import hub.standards.ValueDomain;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value that is worth trying in a field: at the edge of what its domain takes, or just beyond.
 *
 * @param kind what it tries
 * @param json the value in JSON; null if it is only worth trying in XML
 * @param xml its text in XML; null if it is only worth trying in JSON
 */
record Variant(
        String kind, @Nullable JsonNode json, @Nullable String xml) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);
    /** Two of Java's chars, one character: engines that count chars find twice as many. */
    private static final String RARE = "𠮷";

    static List<Variant> of(Field field) {
        ValueDomain domain = field.domain();
        List<Variant> variants = new ArrayList<>();
        switch (domain.type()) {
            case TEXT -> texts(domain, variants);
            case CODE -> {
                variants.add(text("code: none of the set", "~~"));
                variants.add(number("code: a number", new BigDecimal(7)));
                variants.add(text("code: empty", ""));
            }
            case INTEGER -> {
                numbers("integer", domain, BigDecimal.ONE, variants);
                variants.add(number("integer: one half", new BigDecimal("0.5")));
                variants.add(number("integer: with a zero after the point", new BigDecimal("1.0")));
                variants.add(text("integer: a word", "five"));
                variants.add(new Variant("integer: with a plus", null, "+1"));
                variants.add(new Variant("integer: with blanks around", null, " 1 "));
            }
            case DECIMAL -> {
                numbers("decimal", domain, BigDecimal.ONE.movePointLeft(domain.scale()), variants);
                variants.add(number(
                        "decimal: one digit too many after the point",
                        new BigDecimal("1").add(BigDecimal.ONE.movePointLeft(domain.scale() + 1))));
                variants.add(number("decimal: zeros after the point", new BigDecimal("1.0000")));
                variants.add(text("decimal: a word", "five"));
                variants.add(new Variant("decimal: with an exponent", NODES.numberNode(new BigDecimal("1E0")), "1E0"));
                variants.add(new Variant("decimal: no digit before the point", null, ".5"));
            }
            case DATE -> dates(variants);
            case DATE_TIME -> dateTimes(variants);
            case BOOLEAN -> {
                variants.add(new Variant("boolean: true", NODES.booleanNode(true), "true"));
                variants.add(new Variant("boolean: 1", null, "1"));
                variants.add(new Variant("boolean: the word", NODES.textNode("true"), null));
                variants.add(text("boolean: yes", "yes"));
            }
            case CITIZEN_ID -> {
                variants.add(text("citizen ID: lower-case x", "99999919800512005x"));
                variants.add(text("citizen ID: 17 characters", "99999919800512015"));
                variants.add(text("citizen ID: a line end after it", "999999198005120154\n"));
                variants.add(text("citizen ID: wide digits", "９９９９９９198005120154"));
            }
            case USCID -> {
                variants.add(text("USCID: a letter that is none of the set", "12999999000000019I"));
                variants.add(text("USCID: lower case", "12999999000000019j"));
                variants.add(text("USCID: 19 characters", "12999999000000019J0"));
            }
        }
        return variants;
    }

    private static void texts(ValueDomain domain, List<Variant> variants) {
        variants.add(text("text: empty", ""));
        variants.add(number("text: a number", BigDecimal.TEN));
        variants.add(text("text: a line end after it", "a\n"));
        variants.add(text("text: a blank before it", " a"));
        variants.add(text("text: a wide blank", "\u3000"));
        variants.add(text("text: a line end within", "张三\n李四"));
        if (domain.maxLength() != null) {
            int longest = domain.maxLength();
            variants.add(text("text: the longest", "长".repeat(longest)));
            variants.add(text("text: the longest in rare characters", RARE.repeat(longest)));
            variants.add(text("text: one character too long", "长".repeat(longest + 1)));
            variants.add(text("text: one rare character too long", RARE.repeat(longest + 1)));
        }
        if (domain.minLength() != null && domain.minLength() > 1) {
            variants.add(text("text: one character too short", "9".repeat(domain.minLength() - 1)));
        }
    }

    private static void numbers(String of, ValueDomain domain, BigDecimal step, List<Variant> variants) {
        if (domain.min() != null) {
            variants.add(number(of + ": the smallest", domain.min()));
            variants.add(number(of + ": below the smallest", domain.min().subtract(step)));
        }
        if (domain.max() != null) {
            variants.add(number(of + ": the greatest", domain.max()));
            variants.add(number(of + ": above the greatest", domain.max().add(step)));
        }
        variants.add(number(of + ": far too great", new BigDecimal("99999999999999999999")));
        variants.add(new Variant(of + ": empty", NODES.textNode(""), ""));
    }

    private static void dates(List<Variant> variants) {
        variants.add(text("date: a day", "2026-11-03"));
        variants.add(text("date: a month", "2026-11"));
        variants.add(text("date: the 29th of February in a leap year", "2024-02-29"));
        variants.add(text("date: a day that no calendar has", "2026-02-30"));
        variants.add(text("date: the 29th of February in no leap year", "2026-02-29"));
        variants.add(text("date: the thirteenth month", "2026-13-01"));
        variants.add(text("date: no zeros", "2026-1-3"));
        variants.add(text("date: slashes", "2026/11/03"));
        variants.add(text("date: digits only", "20261103"));
        variants.add(text("date: a time zone", "2026-11-03Z"));
        variants.add(text("date: a time", "2026-11-03T00:00:00"));
        variants.add(text("date: a line end after it", "2026-11-03\n"));
        variants.add(text("date: the year nought", "0000-01-01"));
        variants.add(text("date: the year ten thousand", "10000-01-01"));
        variants.add(text("date: empty", ""));
    }

    private static void dateTimes(List<Variant> variants) {
        variants.add(text("date and time: an offset", "2026-11-03T08:30:00+08:00"));
        variants.add(text("date and time: Z", "2026-11-03T00:30:00Z"));
        variants.add(text("date and time: a fraction", "2026-11-03T08:30:00.125+08:00"));
        variants.add(text("date and time: no offset", "2026-11-03T08:30:00"));
        variants.add(text("date and time: a lower-case t", "2026-11-03t08:30:00+08:00"));
        variants.add(text("date and time: a blank for T", "2026-11-03 08:30:00+08:00"));
        variants.add(text("date and time: the 25th hour", "2026-11-03T25:30:00+08:00"));
        variants.add(text("date and time: the 24th hour", "2026-11-03T24:00:00+08:00"));
        variants.add(text("date and time: an offset of 15 hours", "2026-11-03T08:30:00+15:00"));
        variants.add(text("date and time: the 60th second", "2026-11-03T23:59:60+08:00"));
        variants.add(text("date and time: a day that no calendar has", "2026-02-30T08:30:00+08:00"));
        variants.add(text("date and time: a day only", "2026-11-03"));
    }

    private static Variant text(String kind, String text) {
        return new Variant(kind, NODES.textNode(text), text);
    }

    private static Variant number(String kind, BigDecimal number) {
        return new Variant(kind, NODES.numberNode(number), number.toPlainString());
    }
}
