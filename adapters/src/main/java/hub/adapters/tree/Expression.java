package hub.adapters.tree;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A JSONata expression that makes records of one element of the source. 表达式。
 *
 * <p>Beside the language's own it has {@code $head}, what stands in the document beside the elements, and {@code $at(value, source)}: the
 * value, which was worked out, with the place of the source it was worked out from. A value that is passed on untouched needs no such help.
 *
 * <p>Bounded in time and depth. What gives another result each time, or runs text as a program, is not part of it. Serves one thread.
 */
final class Expression {
    private static final long MILLIS = 2_000;
    private static final int DEPTH = 200;
    private static final Pattern NOT_ALLOWED = Pattern.compile("\\$(now|millis|random|shuffle|eval)\\b");
    private static final Set<String> MEMBERS = new LinkedHashSet<>(RecordsYielded.HEAD);
    private static final Pattern CODE = Pattern.compile("[A-Z][0-9]{4}");

    private final Jsonata program;

    private Expression(Jsonata program) {
        this.program = program;
    }

    /** A value worked out, and a value of the source it was worked out from. */
    private record Placed(@Nullable Object value, @Nullable Object source) {}

    /**
     * Compiles a text.
     *
     * @throws IllegalArgumentException if it is no expression, or one that is not allowed; says why
     */
    static Expression of(String text) {
        Matcher banned = NOT_ALLOWED.matcher(text);
        if (banned.find()) {
            throw new IllegalArgumentException(
                    banned.group() + " gives another result each time, or runs text as a program");
        }
        try {
            Jsonata program = Jsonata.jsonata(text);
            program.setValidateInput(
                    false); // the source is built of the few types there are; looking it through would count as reading
            // it
            program.registerFunction("at", (Jsonata.Fn2<Object, Object, Object>) Placed::new);
            return new Expression(program);
        } catch (JException e) {
            throw new IllegalArgumentException(
                    e.getError() + " at character " + e.getLocation() + ": " + e.getMessage(), e);
        }
    }

    /**
     * What the expression makes of an element.
     *
     * @param element the element
     * @param head what stands beside the elements
     * @param leaves where the values of both stand
     * @param at the element's place
     * @throws Yielded.NoAnswer if it cannot be worked out, or not in time
     */
    List<Yielded> yield(@Nullable Object element, Object head, Leaves leaves, String at) throws Yielded.NoAnswer {
        Object result;
        try {
            Jsonata.Frame frame = program.createFrame();
            frame.setRuntimeBounds(MILLIS, DEPTH);
            frame.bind("head", head);
            result = program.evaluate(element, frame);
        } catch (JException e) {
            throw new Yielded.NoAnswer(reason(e), e);
        } catch (RuntimeException | StackOverflowError e) {
            // the engine lets failures of Java through where a value is of another kind than its functions expect
            throw new Yielded.NoAnswer("value", e);
        }
        List<Yielded> yielded = new ArrayList<>();
        if (result instanceof List<?> several) {
            for (Object one : several) {
                add(yielded, one, leaves, at);
            }
        } else {
            add(yielded, result, leaves, at);
        }
        return yielded;
    }

    private static String reason(JException error) {
        String code = String.valueOf(error.getError());
        if (CODE.matcher(code).matches()) {
            return code;
        }
        return code.contains("timeout") ? "timeout" : code.contains("overflow") ? "depth" : "value";
    }

    private static void add(List<Yielded> yielded, @Nullable Object result, Leaves leaves, String at) {
        if (!(result instanceof Map<?, ?> record)) {
            return;
        }
        Object skip = record.get("skip");
        if (skip != null) {
            yielded.add(new Yielded.Skipped(String.valueOf(skip)));
            return;
        }
        Map<String, Yielded.Value> head = new HashMap<>();
        List<String> unknown = new ArrayList<>();
        List<Yielded.Member> data = new ArrayList<>();
        record.forEach((name, value) -> {
            String key = String.valueOf(name);
            if (key.equals("data") && value instanceof Map<?, ?> fields) {
                fields.forEach((field, content) -> {
                    if (content != null) {
                        data.add(new Yielded.Member(String.valueOf(field), value(content, leaves, at)));
                    }
                });
            } else if (!MEMBERS.contains(key)) {
                unknown.add(key);
            } else if (value != null) {
                head.put(key, value(value, leaves, at));
            }
        });
        yielded.add(new Yielded.Rec(head, unknown, data, at));
    }

    private static Yielded.Value value(Object content, Leaves leaves, String at) {
        Object value = content instanceof Placed placed ? placed.value() : content;
        Object source = content instanceof Placed placed ? placed.source() : content;
        String place = leaves.at(source);
        return new Yielded.Value(text(value), place == null ? at : place);
    }

    private static @Nullable String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof String || value instanceof Boolean) {
            return value.toString();
        }
        if (value instanceof BigDecimal number) {
            return Math.abs((long) number.scale()) > 64 ? number.toString() : number.toPlainString();
        }
        if (value instanceof Double number) {
            return Double.isFinite(number) ? BigDecimal.valueOf(number).toPlainString() : number.toString();
        }
        return value instanceof Number ? value.toString() : null;
    }
}
