package hub.conformance.sample;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A fictitious person of the sample city. 示例人员。
 *
 * @param number position in the city, from 1; keys of all kinds are made of it
 * @param name full name
 * @param male sex as HR records it
 * @param birthDate date of birth, the one inside the citizen ID
 * @param citizenId citizen ID in the reserved division; nobody has it
 * @param unit the unit he or she works in; null for those who are not cadres
 * @param unitText the unit as text
 * @param post the post as text
 * @param positionLevel position level, a code of ZB09
 * @param category trainee category, {@code 1} for cadres
 */
record Person(
        int number,
        String name,
        boolean male,
        LocalDate birthDate,
        String citizenId,
        @Nullable Unit unit,
        String unitText,
        String post,
        @Nullable String positionLevel,
        String category) {

    boolean cadre() {
        return category.equals("1");
    }

    String sex() {
        return male ? "1" : "2";
    }
}
