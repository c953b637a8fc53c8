package hub.routes;

import hub.routes.embedded.RefusedStart;
import java.io.FileNotFoundException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Map;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.changelog.RanChangeSet;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.resource.CompositeResourceAccessor;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.springframework.beans.factory.InitializingBean;

/**
 * Brings the repository's tables up to what this release of the hub knows, before anything else works with them.
 *
 * <p>Hubs that start together on one database wait for each other. A hub killed in the middle of a change leaves nothing behind:
 * PostgreSQL takes its half-made change back, and the next hub clears the mark Liquibase left.
 */
public final class RepositorySchema implements InitializingBean {

    /** Where the repository's change sets are, on the class path. */
    public static final String CHANGELOG = "db/changelog/master.yaml";

    /** Arbitrary, but the same in each hub: the advisory lock that one hub at a time holds while it changes tables. */
    private static final long LOCK = 0x6875622d73636865L;

    static {
        // The hub reports to nobody about its use.
        System.setProperty("liquibase.analytics.enabled", "false");
    }

    private final DataSource repository;
    private final String changelog;
    private final Path site;

    /**
     * @param repository connections of the role that owns the tables
     * @param changelog the change sets, on the class path
     * @param site folder whose {@code changelogs/} holds the change sets of the site's own standard, if there are any
     */
    public RepositorySchema(DataSource repository, String changelog, Path site) {
        this.repository = repository;
        this.changelog = changelog;
        this.site = site;
    }

    /**
     * Applies what is missing.
     *
     * @throws RefusedStart if a newer hub has already changed the tables in ways that this one does not know
     */
    @Override
    public void afterPropertiesSet() throws SQLException, LiquibaseException {
        try (Connection guard = repository.getConnection();
                Statement lock = guard.createStatement()) {
            lock.execute("select pg_advisory_lock(" + LOCK + ")");
            try (Connection connection = repository.getConnection()) {
                update(connection);
            } finally {
                lock.execute("select pg_advisory_unlock(" + LOCK + ")");
            }
        }
    }

    private void update(Connection connection) throws LiquibaseException {
        try {
            // What Liquibase says goes to the log, not to the terminal.
            Scope.child(Map.of(Scope.Attr.ui.name(), new LoggerUIService()), () -> apply(connection));
        } catch (RefusedStart | LiquibaseException e) {
            throw e;
        } catch (Exception e) {
            throw new LiquibaseException(e);
        }
    }

    private void apply(Connection connection) throws LiquibaseException, FileNotFoundException {
        var database = DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
        var liquibase = new Liquibase(
                changelog,
                new CompositeResourceAccessor(new ClassLoaderResourceAccessor(), new DirectoryResourceAccessor(site)),
                database);
        // Under the advisory lock nobody else is at work, so a mark that is still there belongs to a dead hub.
        liquibase.forceReleaseLocks();
        Collection<RanChangeSet> unknown = liquibase.listUnexpectedChangeSets(new Contexts(), new LabelExpression());
        if (!unknown.isEmpty()) {
            String first = unknown.iterator().next().getId();
            throw new RefusedStart(
                    "数据库由更新版本的枢纽建立（含本版本不认识的变更 " + first + "）：请使用该版本或更新版本的枢纽。",
                    "The database was made by a newer hub (it holds the change " + first
                            + ", unknown here): run that release or a later one.");
        }
        liquibase.update(new Contexts());
    }
}
