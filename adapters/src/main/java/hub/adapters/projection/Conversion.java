package hub.adapters.projection;

import hub.standards.DataType;
import java.util.EnumSet;
import java.util.Set;

/** How a value is written in the target. 转换方式。 */
enum Conversion {
    /** As it stands. */
    TEXT("text", EnumSet.complementOf(EnumSet.of(DataType.DECIMAL, DataType.INTEGER, DataType.BOOLEAN))),
    /** A code of the target's own code set. */
    CODE("code", EnumSet.of(DataType.CODE)),
    /** The Chinese name of the code. */
    CODE_NAME("code-name", EnumSet.of(DataType.CODE)),
    /** {@code 20261103}, or {@code 202611} where the day is not known. */
    COMPACT_DATE("yyyyMMdd", EnumSet.of(DataType.DATE)),
    /** The exact number, without zeros at its end. */
    NUMBER("number", EnumSet.of(DataType.DECIMAL, DataType.INTEGER)),
    /** Rounded half up to a whole number; the original goes beside it where that changes it. */
    WHOLE_NUMBER("whole-number", EnumSet.of(DataType.DECIMAL, DataType.INTEGER)),
    /** {@code 1} for yes, {@code 0} for no. */
    ONE_OR_ZERO("one-or-zero", EnumSet.of(DataType.BOOLEAN));

    private final String wire;
    private final Set<DataType> takes;

    Conversion(String wire, Set<DataType> takes) {
        this.wire = wire;
        this.takes = takes;
    }

    boolean takes(DataType type) {
        return takes.contains(type);
    }

    static Conversion of(String wire) {
        for (Conversion conversion : values()) {
            if (conversion.wire.equals(wire)) {
                return conversion;
            }
        }
        throw new IllegalArgumentException("conversion " + wire);
    }
}
