package hub.routes.work;

import hub.adapters.repository.RepositoryFacts;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Tells faults that pass by themselves from those of a submission. 暂时故障。 */
public final class TemporaryFault {
    /** Connection, rollback by the server, resources, operator intervention, system error. */
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "57", "58");

    /** After how many seconds those who are turned away because of one may come again. */
    public static final long PAUSE_SECONDS = 30;

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private TemporaryFault() {}

    /** Whether trying the same again later may succeed. */
    public static boolean is(Throwable fault) {
        for (Throwable at = fault; at != null; at = cause(at)) {
            if (at instanceof SQLException sql) {
                return temporary(sql.getSQLState());
            }
            if (at instanceof TransactionException && cause(at) == null) {
                return true;
            }
            if (at instanceof java.sql.SQLTransientException) {
                return true;
            }
        }
        return false;
    }

    private static boolean temporary(@Nullable String state) {
        // no state: the pool had no connection to give
        return state == null
                || state.equals(LOCK_NOT_AVAILABLE)
                || (state.length() == 5 && CLASSES.contains(state.substring(0, 2)));
    }

    private static @Nullable Throwable cause(Throwable fault) {
        return fault.getCause() == fault ? null : fault.getCause();
    }

    /** A short text about a fault, for operators: its kind and no data. */
    public static String described(Throwable fault) {
        Throwable root = fault;
        for (Throwable next = cause(root); next != null; next = cause(root)) {
            root = next;
        }
        String state = root instanceof SQLException sql ? " " + sql.getSQLState() : "";
        String kind = fault instanceof DataAccessException || fault instanceof RepositoryFacts.UnavailableException
                ? "database"
                : "processing";
        StackTraceElement[] trace = root.getStackTrace();
        String where = "";
        for (StackTraceElement element : trace) {
            if (element.getClassName().startsWith("hub.")) {
                where = " at " + element.getFileName() + ":" + element.getLineNumber();
                break;
            }
        }
        return kind + ": " + root.getClass().getSimpleName() + state + where;
    }
}
