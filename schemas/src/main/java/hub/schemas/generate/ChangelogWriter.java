package hub.schemas.generate;

import hub.schemas.generate.ChangelogProposal.AddColumn;
import hub.schemas.generate.ChangelogProposal.Change;
import hub.schemas.generate.ChangelogProposal.ChangeType;
import hub.schemas.generate.ChangelogProposal.CreateIndex;
import hub.schemas.generate.ChangelogProposal.CreateTable;
import hub.schemas.generate.ChangelogProposal.NoLongerRequired;
import hub.schemas.generate.RequiredColumns.Column;
import hub.schemas.generate.RequiredColumns.Table;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A proposal as a Liquibase changelog in YAML, to be reviewed and then committed; what is committed is history and never generated over.
 * Liquibase 变更日志。
 *
 * <p>One change set a table, column or index, so that an interrupted update goes on where it stopped.
 */
public final class ChangelogWriter {
    private final StringBuilder text = new StringBuilder();
    private final String version;

    private ChangelogWriter(String version) {
        this.version = version;
    }

    /**
     * The changelog.
     *
     * @param version version of the standard that asks for the changes
     * @param changes the changes; with none the changelog is empty
     */
    public static byte[] write(String version, List<Change> changes) {
        ChangelogWriter writer = new ChangelogWriter(version);
        writer.text
                .append("# Proposed from the standard ")
                .append(version)
                .append("; review before it is committed.\n");
        writer.text.append("# 由标准派生的建议，审阅后提交；已提交的变更不再改动。\n");
        changes.forEach(change -> {
            if (change instanceof NoLongerRequired left) {
                writer.line(
                        0, "# " + left.table() + "." + left.column().name() + ": no longer required, stays 不再需要，保留");
            }
        });
        boolean nothing = changes.stream().allMatch(NoLongerRequired.class::isInstance);
        writer.line(0, nothing ? "databaseChangeLog: []" : "databaseChangeLog:");
        changes.forEach(writer::changeSet);
        return writer.text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void changeSet(Change change) {
        if (change instanceof CreateTable create) {
            create(create.definition());
        } else if (change instanceof AddColumn add) {
            start(add.table() + "-" + add.column().name());
            line(8, "- addColumn:");
            line(12, "tableName: " + add.table());
            line(12, "columns:");
            column(add.column());
        } else if (change instanceof CreateIndex create) {
            start(create.index().name());
            line(8, "- createIndex:");
            line(12, "tableName: " + create.table());
            line(12, "indexName: " + create.index().name());
            line(12, "columns:");
            create.index().columns().forEach(column -> line(14, "- column: { name: " + column + " }"));
        } else if (change instanceof ChangeType to) {
            start(to.table() + "-" + to.column().name() + "-type");
            line(6, "# was " + to.before() + ": see that no value is lost 原类型，请核对数据");
            line(8, "- modifyDataType:");
            line(12, "tableName: " + to.table());
            line(12, "columnName: " + to.column().name());
            line(12, "newDataType: \"" + to.column().type() + "\"");
        }
    }

    private void create(Table table) {
        start(table.name());
        line(8, "- createTable:");
        line(12, "tableName: " + table.name());
        line(12, "remarks: " + quoted(table.remarks()));
        line(12, "columns:");
        table.columns().forEach(this::column);
        line(8, "- addPrimaryKey:");
        line(12, "tableName: " + table.name());
        line(12, "constraintName: pk_" + table.name());
        line(12, "columnNames: \"" + String.join(", ", table.primaryKey()) + "\"");
    }

    private void start(String what) {
        line(2, "- changeSet:");
        line(6, "id: \"" + version + "-" + what + "\"");
        line(6, "author: standard");
        line(6, "changes:");
    }

    private void column(Column column) {
        StringBuilder entry = new StringBuilder("- column: { name: ")
                .append(column.name())
                .append(", type: \"")
                .append(column.type())
                .append('"');
        if (!column.nullable()) {
            entry.append(", constraints: { nullable: false }");
        }
        if (column.remarks() != null) {
            entry.append(", remarks: ").append(quoted(column.remarks()));
        }
        line(14, entry.append(" }").toString());
    }

    private static String quoted(String words) {
        return '"' + words.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private void line(int indent, String words) {
        text.append(" ".repeat(indent)).append(words).append('\n');
    }
}
