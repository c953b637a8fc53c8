package hub.adapters.mapping;

/** What a cell of a table holds, as the outside form says. 单元格类型。 */
public enum CellKind {
    /** Text; the only kind that delimited text knows. */
    TEXT,
    /** A number of a workbook, given as it is stored. */
    NUMBER,
    /** The same in a workbook whose days are counted from 1904. */
    NUMBER_1904,
    /** A truth value of a workbook, given as 是 or 否. */
    BOOLEAN,
    /** A formula; its stored result is not trusted. */
    FORMULA,
    /** An error value of a workbook, such as {@code #N/A}. */
    ERROR;

    boolean isNumber() {
        return this == NUMBER || this == NUMBER_1904;
    }
}
