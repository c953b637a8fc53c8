package hub.schemas.generate;

import hub.schemas.generate.RequiredColumns.Column;
import hub.schemas.generate.RequiredColumns.Index;
import hub.schemas.generate.RequiredColumns.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * What must change in the repository when the standard changes: the difference between the columns required before and now. 变更建议。
 *
 * <p>Nothing is ever dropped: a column that is no longer required is named for people to see, and stays.
 */
public final class ChangelogProposal {

    /** One change. */
    public sealed interface Change permits CreateTable, AddColumn, CreateIndex, ChangeType, NoLongerRequired {
        /** The table it is about. */
        String table();
    }

    /** A new record type. */
    public record CreateTable(Table definition) implements Change {
        @Override
        public String table() {
            return definition.name();
        }
    }

    /** A new field, or one that became sensitive personal. */
    public record AddColumn(String table, Column column) implements Change {}

    /** A new way to look records up. */
    public record CreateIndex(String table, Index index) implements Change {}

    /** A field whose domain asks for another type; to be reviewed with the data in mind. */
    public record ChangeType(String table, Column column, String before) implements Change {}

    /** A column the standard no longer asks for; it stays. */
    public record NoLongerRequired(String table, Column column) implements Change {}

    private ChangelogProposal() {}

    /** The changes that create everything, for a repository that has no record table yet. */
    public static List<Change> everything(RequiredColumns required) {
        return between(new RequiredColumns("", List.of()), required);
    }

    /**
     * The changes from one list of required columns to another.
     *
     * @param before what the changelogs so far provide
     * @param now what the standard asks now
     */
    public static List<Change> between(RequiredColumns before, RequiredColumns now) {
        List<Change> changes = new ArrayList<>();
        for (Table table : now.tables()) {
            Table old = before.table(table.name());
            if (old == null) {
                changes.add(new CreateTable(table));
                table.indexes().forEach(index -> changes.add(new CreateIndex(table.name(), index)));
            } else {
                compare(old, table, changes);
            }
        }
        for (Table old : before.tables()) {
            if (now.table(old.name()) == null) {
                old.columns().forEach(column -> changes.add(new NoLongerRequired(old.name(), column)));
            }
        }
        return List.copyOf(changes);
    }

    private static void compare(Table old, Table table, List<Change> changes) {
        for (Column column : table.columns()) {
            Column was = old.column(column.name());
            if (was == null) {
                changes.add(new AddColumn(table.name(), column));
            } else if (!was.type().equals(column.type())) {
                changes.add(new ChangeType(table.name(), column, was.type()));
            }
        }
        for (Index index : table.indexes()) {
            if (old.indexes().stream().noneMatch(one -> one.columns().equals(index.columns()))) {
                changes.add(new CreateIndex(table.name(), index));
            }
        }
        for (Column column : old.columns()) {
            if (table.column(column.name()) == null) {
                changes.add(new NoLongerRequired(table.name(), column));
            }
        }
    }
}
