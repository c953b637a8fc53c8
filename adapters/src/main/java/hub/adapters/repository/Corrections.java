package hub.adapters.repository;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Which submission corrects which earlier one. 更正关系。 */
public final class Corrections {

    /**
     * Keeps what a table claims to correct, if that is an earlier submission of the same credential; any other claim is as if it had not been
     * made, and its sender does not learn whether there is such a submission.
     *
     * @param claimed id of the submission that it claims to correct
     */
    public void keep(Connection connection, Submission submission, String claimed) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into correction (submission, corrects)
                select ?, number from submission where id = ? and credential = ? and number < ?
                on conflict (submission) do nothing""")) {
            statement.setLong(1, submission.number());
            statement.setString(2, claimed);
            statement.setString(3, submission.sender().credential());
            statement.setLong(4, submission.number());
            statement.executeUpdate();
        }
    }
}
