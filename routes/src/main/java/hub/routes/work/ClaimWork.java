package hub.routes.work;

import hub.adapters.repository.Inbox;
import hub.adapters.repository.Stream;
import hub.adapters.repository.Submission;
import hub.adapters.repository.Submissions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** First step of a turn: what is to be done for the stream, in order of receipt. 领取。 */
public final class ClaimWork {
    /** The standard's time zone: what day it is decides which rules are in force. */
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final int TOGETHER = 250;
    private final Transactions transactions;
    private final Inbox inbox;
    private final Submissions submissions;
    private final Streams streams;

    ClaimWork(Transactions transactions, Inbox inbox, Submissions submissions, Streams streams) {
        this.transactions = transactions;
        this.inbox = inbox;
        this.submissions = submissions;
        this.streams = streams;
    }

    /** What to do for the stream now. */
    public Turn claim(Stream stream) {
        streams.begin(stream);
        return transactions.get(connection -> {
            List<Inbox.Waiting> waiting = inbox.waiting(connection, stream, TOGETHER);
            if (waiting.isEmpty() || notYet(waiting.get(0))) {
                return new Turn.Idle(stream);
            }
            Inbox.Waiting head = waiting.get(0);
            if (head.read() || !head.small()) {
                Submission submission =
                        submissions.find(connection, List.of(head.submission())).get(0);
                return head.read()
                        ? new Turn.Settle(stream, submission, head.nextRecord())
                        : new Turn.Large(stream, submission, head.nextRecord());
            }
            List<Long> together = together(waiting);
            List<Submission> claimed = sameDay(submissions.find(connection, together));
            return new Turn.Small(stream, claimed, waiting.size() > claimed.size() || waiting.size() == TOGETHER);
        });
    }

    private static boolean notYet(Inbox.Waiting head) {
        return head.notBefore() != null && head.notBefore().isAfter(Instant.now());
    }

    /** What failed before is tried alone, so that it spoils nothing for others. */
    private static List<Long> together(List<Inbox.Waiting> waiting) {
        List<Long> together = new ArrayList<>();
        for (Inbox.Waiting next : waiting) {
            boolean alone = next.tries() > 0;
            if (!together.isEmpty() && (alone || !next.small() || next.read() || next.nextRecord() > 1)) {
                break;
            }
            together.add(next.submission());
            if (alone) {
                break;
            }
        }
        return together;
    }

    private static List<Submission> sameDay(List<Submission> claimed) {
        LocalDate day = day(claimed.get(0));
        int count = 1;
        while (count < claimed.size() && day(claimed.get(count)).equals(day)) {
            count++;
        }
        return claimed.subList(0, count);
    }

    /** The day a submission was received. */
    static LocalDate day(Submission submission) {
        return LocalDate.ofInstant(submission.receivedAt(), ZONE);
    }
}
