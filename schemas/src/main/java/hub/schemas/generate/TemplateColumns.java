package hub.schemas.generate;

import hub.standards.Code;
import hub.standards.Field;
import hub.standards.RecordType;
import hub.standards.Sender;
import hub.standards.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns of the flat forms, CSV and workbook: the record's key first, then the fields in the order of the standard. 模板列。
 *
 * <p>The Chinese label is the heading. A code may be written as the code alone or as {@link #shown shown} in a drop-down, code first.
 */
public final class TemplateColumns {
    /** 来源编号: the sender's own key of the record. */
    public static final Column SOURCE_ID = new Column("sourceId", new Text("来源编号", "Source id"), true, null);

    /** 版本: orders the versions of one source id; the order of receipt where it is left empty. */
    public static final Column SOURCE_VERSION = new Column("sourceVersion", new Text("版本", "Version"), false, null);

    /** 操作: {@code upsert} where it is left empty. */
    public static final Column OPERATION = new Column("op", new Text("操作", "Operation"), false, null);

    /** 代报机构: of the record types that a managing department sends, also for others; the sender's own institution where it is left empty. */
    public static final Column INSTITUTION = new Column("institution", new Text("代报机构", "On behalf of"), false, null);

    /** What may stand in the column of the operation. */
    public static final List<String> OPERATIONS = List.of("upsert 新增或更正", "void 作废");

    /** What may stand in a column of yes or no. */
    public static final List<String> YES_OR_NO = List.of("是", "否");

    /**
     * One column.
     *
     * @param name canonical name: of the field, or {@code sourceId}, {@code sourceVersion}, {@code op}, {@code institution}
     * @param label its heading
     * @param required whether a record without it is refused
     * @param field the field; null for a column of the key
     */
    public record Column(
            String name,
            Text label,
            boolean required,
            @Nullable Field field) {}

    private TemplateColumns() {}

    /** The columns of a record type in their order. */
    public static List<Column> of(RecordType type) {
        List<Column> columns = new ArrayList<>(List.of(SOURCE_ID, SOURCE_VERSION, OPERATION));
        if (type.senders().contains(Sender.MANAGING_DEPARTMENT)) {
            columns.add(INSTITUTION);
        }
        type.fields().forEach(field -> columns.add(new Column(field.name(), field.label(), field.required(), field)));
        return List.copyOf(columns);
    }

    /** A code as a drop-down shows it: {@code 1 全脱产}. No code holds a space, so the code is what stands before the first one. */
    public static String shown(Code code) {
        return code.code() + " " + code.zh();
    }
}
