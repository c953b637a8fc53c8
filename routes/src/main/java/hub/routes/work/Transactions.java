package hub.routes.work;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs work on the repository in one transaction: all of it or nothing. 事务。 */
public final class Transactions {
    private static final SQLExceptionTranslator TRANSLATOR = new SQLStateSQLExceptionTranslator();
    private final DataSource dataSource;
    private final TransactionTemplate template;

    public Transactions(DataSource dataSource, PlatformTransactionManager manager) {
        this.dataSource = dataSource;
        this.template = new TransactionTemplate(manager);
    }

    /** Work on the repository. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it on the transaction's connection. */
        T on(Connection connection) throws SQLException;
    }

    /** Work on the repository that gives nothing back. */
    @FunctionalInterface
    public interface Doing {
        /** Does it on the transaction's connection. */
        void on(Connection connection) throws SQLException;
    }

    /**
     * Runs the work and commits.
     *
     * @throws DataAccessException if the database refuses or cannot be reached; everything is rolled back
     */
    public <T> T get(Work<T> work) {
        return Objects.requireNonNull(template.execute(status -> {
            Connection connection = DataSourceUtils.getConnection(dataSource);
            try {
                return work.on(connection);
            } catch (SQLException e) {
                throw translated(e);
            } finally {
                DataSourceUtils.releaseConnection(connection, dataSource);
            }
        }));
    }

    /** Runs the work and rolls everything back, whatever it did; what it gives is all that stays. */
    public <T> T tryOut(Work<T> work) {
        return Objects.requireNonNull(template.execute(status -> {
            status.setRollbackOnly();
            Connection connection = DataSourceUtils.getConnection(dataSource);
            try {
                return work.on(connection);
            } catch (SQLException e) {
                throw translated(e);
            } finally {
                DataSourceUtils.releaseConnection(connection, dataSource);
            }
        }));
    }

    /** Runs the work and commits; see {@link #get}. */
    public void run(Doing work) {
        get(connection -> {
            work.on(connection);
            return Boolean.TRUE;
        });
    }

    /** The exception in Spring's terms, so that temporary faults can be told from others. */
    public static DataAccessException translated(SQLException e) {
        DataAccessException translated = TRANSLATOR.translate("repository", null, e);
        return translated != null ? translated : new UncategorizedSQLException("repository", null, e);
    }
}
