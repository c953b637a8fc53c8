package hub.adapters.mapping;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Points of time as they are written outside, in Beijing time; without an offset they are Beijing time already. 时点。 */
public final class Moments {
    private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);
    private static final DateTimeFormatter DIGITS = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

    private Moments() {}

    /**
     * The source version that a text says: a number, or a time that grows with each correction.
     *
     * @param text trimmed
     * @return -1 if it says none; {@code 2026-11-03T00:30:15Z} is 20261103083015, so that times order as numbers do, whatever their offset
     */
    public static long version(String text) {
        BigDecimal number = Numbers.of(text);
        if (number != null && number.signum() >= 0 && number.scale() == 0 && number.precision() <= 18) {
            return number.longValueExact();
        }
        OffsetDateTime time = time(text);
        return time == null ? -1 : Long.parseLong(time.format(DIGITS));
    }

    /** The day on which a point of time lies: late in the evening UTC is the next day. */
    static Object day(String text, CellKind kind) {
        OffsetDateTime time = time(text);
        return time == null
                ? Converter.Refused.notA("date and time")
                : time.toLocalDate().toString();
    }

    private static @Nullable OffsetDateTime time(String text) {
        String time = Dates.time(text);
        return time == null ? null : OffsetDateTime.parse(time).withOffsetSameInstant(BEIJING);
    }
}
