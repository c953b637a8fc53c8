package hub.standards;

import java.time.LocalDate;

/**
 * Citizen IDs that hold by GB 11643 and that nobody has: their division, 999999, does not exist. 测试专用公民身份号码。
 *
 * <p>Samples, tests and the conformance kit take their numbers from here, so that no real person's number can occur by chance.
 */
public final class ReservedCitizenIds {
    /** The division that GB/T 2260 does not have. */
    public static final String DIVISION = "999999";

    private static final LocalDate FIRST_BIRTH = LocalDate.of(1960, 1, 1);
    private static final int BIRTH_DAYS = 14_610;
    private static final int SEQUENCES = 1000;

    private ReservedCitizenIds() {}

    /** How many different numbers {@link #numbered} gives. */
    public static final int COUNT = BIRTH_DAYS * SEQUENCES;

    /**
     * The number of someone born that day.
     *
     * @param birth the birth date, years 1 to 9999
     * @param sequence 0 to 999; odd for a man, even for a woman
     */
    public static String of(LocalDate birth, int sequence) {
        if (sequence < 0 || sequence >= SEQUENCES) {
            throw new IllegalArgumentException("sequence " + sequence);
        }
        int day = (birth.getYear() * 100 + birth.getMonthValue()) * 100 + birth.getDayOfMonth();
        String number = DIVISION + padded(day, 8) + padded(sequence, 3);
        return number + CitizenId.checkCharacter(number);
    }

    /**
     * The number of the n-th person of a sample; different for different n, births spread over 40 years from 1960.
     *
     * @param n 0 to {@link #COUNT} - 1
     */
    public static String numbered(int n) {
        if (n < 0 || n >= COUNT) {
            throw new IllegalArgumentException("person " + n);
        }
        return of(FIRST_BIRTH.plusDays(n % BIRTH_DAYS), n / BIRTH_DAYS);
    }

    /** Whether the text begins with the reserved division. */
    public static boolean isReserved(String text) {
        return text.startsWith(DIVISION);
    }

    private static String padded(int value, int width) {
        String digits = Integer.toString(value);
        return "0".repeat(width - digits.length()) + digits;
    }
}
