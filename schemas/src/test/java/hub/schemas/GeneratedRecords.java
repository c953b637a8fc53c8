package hub.schemas;

import hub.standards.Field;
import hub.standards.Operation;
import hub.standards.RecordKey;
import hub.standards.RecordType;
import hub.standards.ReservedCitizenIds;
import hub.standards.Standard;
import hub.standards.StandardRecord;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Records by chance: good values, values at the edge, absent ones, and values that could not be read as their type. */
public final class GeneratedRecords {
    private static final List<String> TEXTS =
            List.of("", "a", "张三", "𠮷野家", "张 三", "XY20260001", "period", "培训", "\uFF0E", "999999198005120154");
    private static final List<String> NO_TEXTS =
            List.of("张\u0000三", "\uD842", "x\uDFB7", "长".repeat(2001), "a\n", " a", "a\uFFFF");
    private static final List<String> DATES = List.of(
            "2026-11-03",
            "2026-11-07",
            "2026-11-23",
            "2026-11",
            "2024-02-29",
            "1980-05-12",
            "9999-12-31",
            "0000-01-01");
    private static final List<String> NO_DATES = List.of("2026-02-30", "二〇二六年", "2026-13", "2026-1-3", "");
    private static final List<String> DATE_TIMES = List.of("2026-11-03T08:30:00+08:00", "2026-11-03T00:30:00Z");
    private static final List<String> USCIDS =
            List.of("12999999000000019J", "129999990000000190", "1299", "12999999000000019I");
    private static final List<String> NUMBERS =
            List.of("0", "1", "-1", "3", "7.5", "10.00", "10.01", "0.25", "1000", "70", "10.500", "1E+3");
    private static final List<String> NO_NUMBERS = List.of(
            "10.005", "1E+999999999", "1E-999999999", "999999999999999999", "-9999999999999999.99", "0E+999999999");

    private GeneratedRecords() {}

    /** One record of the type; different numbers give different keys. */
    public static StandardRecord one(Standard standard, RecordType type, Random random, int number) {
        StandardRecord.Builder builder = StandardRecord.of(type)
                .key(new RecordKey("12999999000000019J", "office", type.name(), "S" + number))
                .operation(random.nextInt(20) == 0 ? Operation.VOID : Operation.UPSERT);
        for (Field field : type.fields()) {
            if (random.nextInt(6) != 0) {
                builder.set(field.ordinal(), value(standard, field, random));
            }
        }
        return builder.build();
    }

    private static @Nullable Object value(Standard standard, Field field, Random random) {
        if (random.nextInt(40) == 0) {
            return pick(TEXTS, random);
        }
        return switch (field.type()) {
            case TEXT -> pick(random.nextInt(15) == 0 ? NO_TEXTS : TEXTS, random);
            case CODE ->
                Objects.requireNonNull(standard.codeSet(field.domain().codes()))
                        .codes()
                        .get(random.nextInt(3) % codes(standard, field))
                        .code();
            case DATE -> pick(random.nextInt(15) == 0 ? NO_DATES : DATES, random);
            case DATE_TIME -> pick(DATE_TIMES, random);
            case CITIZEN_ID ->
                random.nextInt(4) == 0
                        ? "99999919800230001X"
                        : ReservedCitizenIds.numbered(random.nextInt(ReservedCitizenIds.COUNT));
            case USCID -> pick(USCIDS, random);
            case INTEGER -> random.nextInt(20) == 0 ? Long.MAX_VALUE : (Object) (long) random.nextInt(60);
            case DECIMAL -> new BigDecimal(pick(random.nextInt(15) == 0 ? NO_NUMBERS : NUMBERS, random));
            case BOOLEAN -> random.nextBoolean();
        };
    }

    private static int codes(Standard standard, Field field) {
        return Objects.requireNonNull(standard.codeSet(field.domain().codes()))
                .codes()
                .size();
    }

    private static String pick(List<String> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }
}
