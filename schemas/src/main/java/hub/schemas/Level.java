package hub.schemas;

/** The five levels of validation, in order, and the intake before them. 校验层级。 */
public enum Level {
    /** 接收: credential, limits, secrecy. */
    INTAKE,
    /** 语法: can it be read at all. */
    SYNTAX,
    /** 结构: type, length, required. */
    STRUCTURE,
    /** 代码: code sets. */
    CODE,
    /** 记录内规则. */
    RECORD,
    /** 记录间规则: references, duplicates, overlaps. */
    CROSS_RECORD;

    /** The name in messages, such as {@code cross-record}. */
    public String wire() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** The level of that wire name. */
    public static Level of(String wire) {
        return valueOf(wire.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
    }
}
