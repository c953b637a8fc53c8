package hub.adapters.repository;

import hub.standards.Field;
import hub.standards.RecordType;
import hub.standards.Standard;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.changelog.RanChangeSet;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ResourceAccessor;
import liquibase.ui.LoggerUIService;

/** Brings the repository to the schema this hub knows, and refuses one that it does not. 库结构升级与核对。 */
public final class Schema {
    private static final String MASTER = "db/changelog/master.yaml";
    private final Standard standard;

    public Schema(Standard standard) {
        this.standard = standard;
    }

    /** The schema in the repository is not one this hub can work with; the message says what to do. */
    public static final class UnfitException extends Exception {
        private static final long serialVersionUID = 1L;

        UnfitException(String message, Throwable cause) {
            super(message, cause);
        }

        UnfitException(String message) {
            super(message);
        }
    }

    /**
     * Applies what is missing, then checks that every column the standard needs is there.
     *
     * @param connection with auto-commit; Liquibase commits by itself, under its own lock
     * @param resources where the changelog is read from, normally the class path
     * @throws UnfitException if the schema is newer than this hub, does not apply, or lacks a column the standard needs
     */
    public void bringUp(Connection connection, ResourceAccessor resources) throws UnfitException {
        try {
            Scope.child(
                    Map.of(Scope.Attr.ui.name(), new LoggerUIService(), "liquibase.analytics.enabled", false), () -> {
                        Database database = DatabaseFactory.getInstance()
                                .findCorrectDatabaseImplementation(new JdbcConnection(connection));
                        Liquibase liquibase = new Liquibase(MASTER, resources, database);
                        refuseNewer(liquibase);
                        liquibase.update(new Contexts(), new LabelExpression());
                    });
            connection.setAutoCommit(true);
            List<String> missing = missing(connection);
            if (!missing.isEmpty()) {
                throw new UnfitException("the repository lacks what the standard needs: " + String.join(", ", missing)
                        + "; review and add the changelog the generator proposes / 库结构缺少标准所需的列，请审定并加入生成器提出的变更");
            }
        } catch (UnfitException e) {
            throw e;
        } catch (Exception e) {
            throw new UnfitException("the schema of the repository could not be brought up: " + e.getMessage(), e);
        }
    }

    /** What was applied here and is not in this hub's changelog comes from a newer one. */
    private static void refuseNewer(Liquibase liquibase) throws LiquibaseException, UnfitException {
        List<String> unknown = liquibase.listUnexpectedChangeSets(new Contexts(), new LabelExpression()).stream()
                .map(RanChangeSet::getId)
                .toList();
        if (!unknown.isEmpty()) {
            throw new UnfitException("the repository was written by a newer hub (" + String.join(", ", unknown)
                    + "); start that version / 库结构比本版本新，请使用较新的版本启动");
        }
    }

    private List<String> missing(Connection connection) throws SQLException {
        Set<String> present = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(
                        "select table_name, column_name from information_schema.columns where table_schema = current_schema()");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                present.add(rows.getString(1) + "." + rows.getString(2));
            }
        }
        List<String> missing = new ArrayList<>();
        for (RecordType type : standard.recordTypes()) {
            for (Field field : type.fields()) {
                for (String column : RecordTable.columns(field)) {
                    if (!present.contains(type.table() + "." + column)) {
                        missing.add(type.table() + "." + column);
                    }
                }
            }
        }
        return missing;
    }
}
