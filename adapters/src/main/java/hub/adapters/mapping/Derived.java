package hub.adapters.mapping;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A column that no row has of itself. 派生的列。 */
sealed interface Derived {

    /**
     * Columns of the row joined to one text: 姓 and 名, or a class and the part of it. Empty if one of them is.
     *
     * @param of the columns; they may be of tables joined with the row
     * @param with what stands between them
     * @param ending what stands behind them; empty for nothing
     */
    record Composed(List<Mapping.Heading> of, String with, String ending) implements Derived {}

    /** Where a text stands that is no row. */
    enum From {
        TITLE,
        FILE_NAME
    }

    /**
     * What stands in the title or in the name of the file.
     *
     * @param from where it stands
     * @param year whether it is the year that stands there
     * @param before what stands before it; empty: it begins with the text
     * @param after what stands behind it; empty: it ends with the text
     */
    record Told(From from, boolean year, String before, String after) implements Derived {
        /** A year, or the year a month or a day begins with. */
        private static final Pattern YEAR = Pattern.compile(
                "(?<![0-9.])((?:19|20)[0-9]{2})(?=(?:[-._/]?(?:0[1-9]|1[0-2])(?:[-._/]?[0-3][0-9])?)?(?![0-9]))");

        /** What the text gives: nothing if it does not hold it, or holds it more than once in different ways. */
        @Nullable
        String of(String text) {
            return year ? yearOf(text) : between(text);
        }

        private static @Nullable String yearOf(String text) {
            Set<String> years = new TreeSet<>();
            Matcher matcher = YEAR.matcher(Plain.narrow(text));
            while (matcher.find()) {
                years.add(matcher.group(1));
            }
            return years.size() == 1 ? years.iterator().next() : null;
        }

        private @Nullable String between(String text) {
            Set<String> found = new TreeSet<>();
            int start = before.isEmpty() ? 0 : text.indexOf(before);
            while (start >= 0) {
                int from = start + before.length();
                int end = after.isEmpty() ? text.length() : text.indexOf(after, from);
                if (end >= 0 && !Plain.blank(text.substring(from, end))) {
                    found.add(Plain.trim(text.substring(from, end)));
                }
                start = before.isEmpty() || end < 0 ? -1 : text.indexOf(before, end);
            }
            return found.size() == 1 ? found.iterator().next() : null;
        }
    }
}
