package hub.adapters.repository;

import hub.standards.DataType;
import hub.standards.Field;
import hub.standards.RecordKey;
import hub.standards.RecordType;
import hub.standards.StandardRecord;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads rows of current state, selected by {@link RecordTable#readable()}, as records. */
final class RecordRows {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int BEFORE_FIELDS = 8;

    /**
     * A row of current state.
     *
     * @param record the record; sealed fields only where they were asked for
     * @param voided whether it was declared void
     * @param chunk chunk of its latest change
     * @param ordinal place in the chunk
     * @param person the central person, null if unmatched or about nobody
     */
    record Row(
            StandardRecord record,
            boolean voided,
            long chunk,
            int ordinal,
            @Nullable Long person) {}

    private RecordRows() {}

    /**
     * Reads one row.
     *
     * @param offset columns before the first of {@link RecordTable#readable()}
     * @param forms opens sealed fields
     * @param known values of sealed fields that the question itself named, by field
     * @param open which other sealed fields to open
     */
    static Row read(
            ResultSet row,
            int offset,
            RecordType type,
            StoredForms forms,
            Map<String, String> known,
            Predicate<Field> open)
            throws SQLException {
        RecordKey key = new RecordKey(
                row.getString(offset + 1), row.getString(offset + 2), type.name(), row.getString(offset + 3));
        StandardRecord.Builder record = StandardRecord.of(type).key(key).version(row.getLong(offset + 4));
        boolean voided = row.getBoolean(offset + 5);
        long person = row.getLong(offset + BEFORE_FIELDS);
        boolean unmatched = row.wasNull();
        for (Field field : type.fields()) {
            int column = offset + BEFORE_FIELDS + 1 + field.ordinal();
            if (field.element().sensitivity().sealed()) {
                record.set(field.ordinal(), opened(row, column, key, field, forms, known, open));
            } else {
                record.set(field.ordinal(), value(row, column, field.type()));
            }
        }
        return new Row(
                record.build(), voided, row.getLong(offset + 6), row.getInt(offset + 7), unmatched ? null : person);
    }

    private static @Nullable String opened(
            ResultSet row,
            int column,
            RecordKey key,
            Field field,
            StoredForms forms,
            Map<String, String> known,
            Predicate<Field> open)
            throws SQLException {
        String value = known.get(field.name());
        if (value != null) {
            return value;
        }
        if (!open.test(field)) {
            return null;
        }
        String sealed = row.getString(column);
        return sealed == null ? null : forms.open(key, field, sealed);
    }

    private static @Nullable Object value(ResultSet row, int column, DataType type) throws SQLException {
        switch (type) {
            case INTEGER -> {
                long value = row.getLong(column);
                return row.wasNull() ? null : value;
            }
            case BOOLEAN -> {
                boolean value = row.getBoolean(column);
                return row.wasNull() ? null : value;
            }
            case DECIMAL -> {
                BigDecimal value = row.getBigDecimal(column);
                return value;
            }
            case DATE_TIME -> {
                OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
                return value == null
                        ? null
                        : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(value.atZoneSameInstant(ZONE));
            }
            default -> {
                return row.getString(column);
            }
        }
    }
}
