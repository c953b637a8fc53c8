package hub.routes.work;

import hub.adapters.repository.Audit;
import hub.adapters.repository.Inbox;
import hub.adapters.repository.Outcomes;
import hub.adapters.repository.Stream;
import hub.schemas.Findings;
import hub.standards.Standard;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens to a turn that failed. 出错处理。
 *
 * <p>A temporary fault never comes here: the step is tried again, with growing pauses, for as long as it takes. What comes here is a fault
 * of the submission, or ours: it is tried again a few times, alone, and then parked; its state stays what it is, its inbox row keeps the
 * cause, and those behind it go on.
 */
public final class RetryOrPark {
    private static final Logger LOG = LoggerFactory.getLogger(RetryOrPark.class);
    private static final int TRIES = 5;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private final Transactions transactions;
    private final Inbox inbox;
    private final Outcomes outcomes;
    private final Audit audit;
    private final Findings findings;
    private final Streams streams;
    private final ReadingAhead ahead;

    RetryOrPark(
            Standard standard,
            Transactions transactions,
            Inbox inbox,
            Outcomes outcomes,
            Audit audit,
            Streams streams,
            ReadingAhead ahead) {
        this.transactions = transactions;
        this.inbox = inbox;
        this.outcomes = outcomes;
        this.audit = audit;
        this.findings = new Findings(standard);
        this.streams = streams;
        this.ahead = ahead;
    }

    /** Notes the failure of the turn in the exchange and lets its stream go. */
    public void failed(Exchange exchange) {
        Throwable fault =
                Objects.requireNonNull(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class), "fault");
        Object body = exchange.getMessage().getBody();
        if (body instanceof Turn turn) {
            turn.submissions().forEach(ahead::forget);
            try {
                if (!(fault instanceof Inbox.CheckpointMovedException)) {
                    note(turn.submissions(), fault);
                }
            } finally {
                streams.end(turn.stream(), fault instanceof Inbox.CheckpointMovedException);
            }
        } else if (body instanceof Stream stream) {
            LOG.error("A stream could not be worked on: {}", TemporaryFault.described(fault));
            streams.end(stream, false);
        }
    }

    private void note(List<Long> submissions, Throwable fault) {
        String cause = TemporaryFault.described(fault);
        LOG.error("Work on submissions {} failed: {} 处理失败", submissions, cause);
        LOG.debug("the failure", fault);
        if (submissions.isEmpty()) {
            return;
        }
        transactions.run(connection -> {
            for (long parked : inbox.failed(connection, submissions, cause, TRIES, PAUSE)) {
                outcomes.keepParked(
                        connection,
                        parked,
                        findings.of("HUB-0003", null, "", null, Map.of("correlation", Long.toString(parked))));
                audit.add(connection, "hub", "parked", Long.toString(parked), Audit.detail("cause", cause));
                LOG.error("Submission {} is parked: {} 已搁置，等待运维处理", parked, cause);
            }
        });
    }
}
