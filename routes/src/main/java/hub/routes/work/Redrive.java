package hub.routes.work;

import hub.adapters.repository.Quarantine;
import hub.adapters.repository.Submission;
import hub.adapters.repository.Submissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges quarantined records again by command. 重新判定命令。 */
public final class Redrive {
    private final Transactions transactions;
    private final Submissions submissions;
    private final Rejudging rejudging;
    private final Runnable changed;
    private final Runnable freed;

    Redrive(Transactions transactions, Submissions submissions, Rejudging rejudging, Runnable changed, Runnable freed) {
        this.transactions = transactions;
        this.submissions = submissions;
        this.rejudging = rejudging;
        this.changed = changed;
        this.freed = freed;
    }

    /**
     * Judges the chosen records again, until nothing changes.
     *
     * @param submission only those of this submission; null for all
     * @param code only those with this finding; null for any
     * @return how many were released
     */
    public int redrive(@Nullable String submission, @Nullable String code) {
        Long number = null;
        if (submission != null) {
            Optional<Submission> found = transactions.get(connection -> submissions.find(connection, submission));
            if (found.isEmpty()) {
                return 0;
            }
            number = found.get().number();
        }
        Quarantine.Choice choice = new Quarantine.Choice(number, code);
        int released = 0;
        Rejudging.Round round;
        do {
            round = rejudging.round(choice, "operator");
            released += round.released();
        } while (round.released() > 0);
        if (released > 0) {
            changed.run();
            freed.run();
        }
        return released;
    }
}
