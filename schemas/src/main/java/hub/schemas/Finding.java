package hub.schemas;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with one value, as data. Findings are collected, never thrown. 校验发现的问题。
 *
 * <p>Texts are not in it: {@link Messages} renders them by code, in the reader's language.
 *
 * @param code stable code, of a rule ({@code TRN-0017}) or of the catalogue ({@code REF-0003})
 * @param severity whether it keeps the record out
 * @param level where it arose
 * @param field the canonical field, null if the finding is about the record or the file as a whole
 * @param at the place as the sender sees it: {@code 学员培训信息!H24}, {@code row 7, column 3}, a JSON Pointer, an XPath
 * @param value the value found, masked if personal; null if there is none to show
 * @param arguments values for the placeholders of the message; personal values masked
 * @param causes what it comes from, where that lies outside the record; any of them mended may mend it, the first stands for it
 */
public record Finding(
        String code,
        Severity severity,
        Level level,
        @Nullable String field,
        String at,
        @Nullable String value,
        Map<String, String> arguments,
        List<Cause> causes) {

    /** Whoever makes a finding and whatever of: no citizen ID and no mobile number is in it. */
    public Finding {
        at = Masking.scrub(at);
        value = value == null ? null : Masking.scrub(value);
        arguments = scrubbed(arguments);
        causes = List.copyOf(causes);
    }

    /** A finding whose cause lies in the record itself. */
    public Finding(
            String code,
            Severity severity,
            Level level,
            @Nullable String field,
            String at,
            @Nullable String value,
            Map<String, String> arguments) {
        this(code, severity, level, field, at, value, arguments, List.of());
    }

    /** The same finding, coming from these. */
    public Finding from(List<Cause> outside) {
        return new Finding(code, severity, level, field, at, value, arguments, outside);
    }

    /** The same finding, coming from this. */
    public Finding from(Cause outside) {
        return from(List.of(outside));
    }

    private static Map<String, String> scrubbed(Map<String, String> arguments) {
        Map<String, String> scrubbed = new TreeMap<>();
        arguments.forEach((name, argument) -> scrubbed.put(name, Masking.scrub(argument)));
        return Collections.unmodifiableMap(scrubbed);
    }

    /** The same finding, keeping nothing out. */
    Finding asWarning() {
        return new Finding(code, Severity.WARNING, level, field, at, value, arguments, List.of());
    }

    /** Whether it keeps the record out. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
