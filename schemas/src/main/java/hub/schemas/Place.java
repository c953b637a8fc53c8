package hub.schemas;

import org.jspecify.annotations.Nullable;

/** Where a record stands, as its sender sees it. 位置。 Rows and columns count from 1, the header included. */
@FunctionalInterface
public interface Place {

    /**
     * The place of a field, or of the record as a whole.
     *
     * @param field canonical field name; null for the record
     * @return such as {@code 学员培训信息!H24}, {@code row 7, column 3 (学时)}, {@code /records/6/data/trainingHours}
     */
    String at(@Nullable String field);
}
