package hub.adapters.mapping;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/** Lengths of time and shares of a whole as learning platforms write them. 时长与比例。 */
final class Durations {
    /** ISO 8601 without years and months, whose length no one knows. */
    private static final Pattern ISO = Pattern.compile(
            "P(?=.)(?:[0-9]{1,9}D)?(?:T(?=.)(?:[0-9]{1,9}H)?(?:[0-9]{1,9}M)?(?:[0-9]{1,9}(?:[.][0-9]{1,9})?S)?)?");

    private Durations() {}

    /** ISO 8601, such as {@code PT1H30M}, in whole seconds; parts of a second are cut off. */
    static Object seconds(String text, CellKind kind) {
        String plain = Plain.narrow(text).toUpperCase(Locale.ROOT);
        if (!ISO.matcher(plain).matches()) {
            return Converter.Refused.notA("duration PT…");
        }
        try {
            return Duration.parse(plain).getSeconds();
        } catch (DateTimeException | ArithmeticException e) {
            return Converter.Refused.notA("duration PT…");
        }
    }

    /** A share from 0 to 1 as one of a hundred, exact: 0.865 is 86.5. */
    static Object ofHundred(String text, CellKind kind) {
        BigDecimal share = Numbers.of(text, kind);
        if (share == null || share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
            return Converter.Refused.notA("0…1");
        }
        BigDecimal hundredth = Numbers.canonical(share.movePointRight(2));
        return hundredth == null ? Converter.Refused.notA("0…1") : hundredth;
    }
}
