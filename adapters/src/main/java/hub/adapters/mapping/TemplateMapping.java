package hub.adapters.mapping;

import hub.standards.CodeSet;
import hub.standards.DataType;
import hub.standards.Field;
import hub.standards.RecordType;
import hub.standards.Standard;
import hub.standards.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The mapping that derives from the standard: the published templates, filled in. Which record type a table holds is told by its header;
 * headers are the Chinese labels or the canonical names. 标准模板的映射。
 */
final class TemplateMapping {
    private static final Mapping.Heading SOURCE_ID = new Mapping.Heading(List.of("来源编号", "sourceId"), true);
    private static final Mapping.Heading SOURCE_VERSION = new Mapping.Heading(List.of("版本", "sourceVersion"), false);
    private static final Mapping.Heading OPERATION = new Mapping.Heading(List.of("操作", "op"), false);
    private static final Mapping.Heading INSTITUTION = new Mapping.Heading(List.of("代报机构", "institution"), false);
    private static final Map<String, Boolean> OPERATIONS = Map.of(
            "upsert", false,
            "新增或更正", false,
            "upsert 新增或更正", false,
            "void", true,
            "作废", true,
            "void 作废", true);

    private TemplateMapping() {}

    static Mapping of(Standard standard, Mapping.Kind kind) {
        List<Mapping.Table> tables = new ArrayList<>();
        for (RecordType type : standard.recordTypes()) {
            tables.add(new Mapping.Table(
                    kind == Mapping.Kind.WORKBOOK ? type.title().zh() : null,
                    true,
                    Head.plain(),
                    Mapping.Shape.PLAIN,
                    List.of(),
                    List.of(record(standard, type))));
        }
        return new Mapping(
                Mappings.TEMPLATE,
                new Text("标准模板", "Template of the standard"),
                new Mapping.AppliesTo(List.of("*"), List.of("*")),
                null,
                new Mapping.Layout(kind, null, null, null),
                tables,
                true);
    }

    private static Mapping.RecordRule record(Standard standard, RecordType type) {
        List<Mapping.Column> columns = new ArrayList<>();
        for (Field field : type.fields()) {
            CodeSet codes = standard.codeSet(field.domain().codes());
            columns.add(new Mapping.Column(
                    new Mapping.Heading(List.of(field.label().zh(), field.name()), field.required()),
                    field,
                    codes == null ? Converters.byType(field) : Converters.codeAndName(codes),
                    field.type() != DataType.TEXT && field.type() != DataType.CITIZEN_ID,
                    List.of()));
        }
        return new Mapping.RecordRule(
                type,
                new Mapping.Identity(
                        List.of(SOURCE_ID),
                        null,
                        "-",
                        SOURCE_VERSION,
                        new Mapping.OperationRule(OPERATION, OPERATIONS),
                        INSTITUTION),
                Mapping.Choice.EVERY_ROW,
                columns,
                Mapping.Values.NONE,
                null);
    }
}
