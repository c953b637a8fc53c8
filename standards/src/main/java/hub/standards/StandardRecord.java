package hub.standards;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One record in canonical form: immutable, generic, typed values by field. 规范记录。
 *
 * <p>A value is of the Java type its {@link DataType} names. A value that could not be read as that type is kept as the
 * {@code String} it came as, so that structure validation names it and nothing is dropped in silence. {@link #toString} shows no
 * values, so a record may stand in a log line.
 */
public final class StandardRecord {
    private final RecordType type;
    private final RecordKey key;
    private final long version;
    private final Operation operation;
    private final @Nullable Object[] values;

    private StandardRecord(
            RecordType type, RecordKey key, long version, Operation operation, @Nullable Object[] values) {
        this.type = type;
        this.key = key;
        this.version = version;
        this.operation = operation;
        this.values = values;
    }

    /** Starts a record of the type. */
    public static Builder of(RecordType type) {
        return new Builder(type);
    }

    public RecordType type() {
        return type;
    }

    public RecordKey key() {
        return key;
    }

    /** Source version: orders the versions of one key; 0 or more. */
    public long version() {
        return version;
    }

    public Operation operation() {
        return operation;
    }

    /** The value at a field's ordinal, null if absent. */
    public @Nullable Object get(int ordinal) {
        return values[ordinal];
    }

    /** The value of a field, null if absent or if the record type has no such field. */
    public @Nullable Object get(String field) {
        Field found = type.find(field);
        return found == null ? null : values[found.ordinal()];
    }

    /** The value as text, null if absent. */
    public @Nullable String text(String field) {
        Object value = get(field);
        return value == null ? null : value.toString();
    }

    /** The value as an exact decimal, null if absent or not a number. */
    public @Nullable BigDecimal decimal(String field) {
        Object value = get(field);
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        return value instanceof Long number ? BigDecimal.valueOf(number) : null;
    }

    /** Whether type, fields and operation are the same; key and version are not compared. */
    public boolean sameContentAs(StandardRecord other) {
        return type == other.type && operation == other.operation && Arrays.equals(values, other.values);
    }

    /** A builder with everything this record holds. */
    public Builder copy() {
        Builder copy = new Builder(type);
        copy.key = key;
        copy.version = version;
        copy.operation = operation;
        System.arraycopy(values, 0, copy.values, 0, values.length);
        return copy;
    }

    @Override
    public String toString() {
        return type.name() + " " + key.sourceId() + " v" + version;
    }

    /** Builds one record; not thread-safe. */
    public static final class Builder {
        private final RecordType type;
        private final @Nullable Object[] values;
        private @Nullable RecordKey key;
        private long version;
        private Operation operation = Operation.UPSERT;

        private Builder(RecordType type) {
            this.type = type;
            this.values = new @Nullable Object[type.fields().size()];
        }

        public RecordType type() {
            return type;
        }

        public Builder key(RecordKey key) {
            this.key = key;
            return this;
        }

        public Builder version(long version) {
            this.version = version;
            return this;
        }

        public Builder operation(Operation operation) {
            this.operation = operation;
            return this;
        }

        public Builder set(int ordinal, @Nullable Object value) {
            values[ordinal] = value;
            return this;
        }

        /**
         * Sets a field's value.
         *
         * @throws IllegalStandardException if the record type has no such field
         */
        public Builder set(String field, @Nullable Object value) {
            return set(type.field(field).ordinal(), value);
        }

        public @Nullable Object get(String field) {
            return values[type.field(field).ordinal()];
        }

        /**
         * The finished record.
         *
         * @throws NullPointerException if no key was given
         */
        public StandardRecord build() {
            return new StandardRecord(type, Objects.requireNonNull(key, "key"), version, operation, values.clone());
        }
    }
}
