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

    /** What a column holds: the element's definition, or how the key is used. */
    public static Text meaning(Column column) {
        if (column.field() != null) {
            return column.field().element().definition();
        }
        return switch (column.name()) {
            case "sourceId" ->
                new Text(
                        "本方系统中这条记录的编号，更正和作废时不变",
                        "Your own key of this record; the same when it is corrected or declared void");
            case "sourceVersion" ->
                new Text(
                        "每更正一次加一；不填则以报送先后为准",
                        "One more with each correction; left empty, the order of receipt decides");
            case "institution" ->
                new Text(
                        "主管部门代培训机构报送时，填该机构的统一社会信用代码；不填即为本单位",
                        "Whom a managing department sends it for, by USCID; left empty, the sender's own institution");
            default -> new Text("不填即新增或更正", "Left empty: insert or correct");
        };
    }

    /** What may stand in a column of the key. */
    public static String form(Column column) {
        return switch (column.name()) {
            case "sourceId" -> "文本 text, 1–" + JsonSchemaWriter.LONGEST_SOURCE_ID;
            case "sourceVersion" -> "整数 integer, ≥ 0";
            case "institution" -> "统一社会信用代码 USCID, 18";
            default -> "upsert, void";
        };
    }

    /** A code as a drop-down shows it: {@code 1 全脱产}. No code holds a space, so the code is what stands before the first one. */
    public static String shown(Code code) {
        return code.code() + " " + code.zh();
    }
}
