package hub.routes.sftp;

import hub.adapters.repository.Channel;
import hub.routes.security.Participants;
import hub.routes.security.Refusal;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;

/**
 * From the moment a file counts to its answer. One sender's files are taken one after the other, in the order in which they arrived;
 * different senders do not wait for each other. A marker stays until its file is dealt with, so what fails is simply taken up again.
 */
final class UploadRoutes extends RouteBuilder {
    private final Participants participants;
    private final Arrivals arrivals;
    private final TakeUpload take;
    private final Answers answers;
    private final Leftovers leftovers;

    UploadRoutes(Participants participants, Arrivals arrivals, TakeUpload take, Answers answers, Leftovers leftovers) {
        this.participants = participants;
        this.arrivals = arrivals;
        this.take = take;
        this.answers = answers;
        this.leftovers = leftovers;
    }

    @Override
    public void configure() {
        onException(Refusal.class)
                .handled(false)
                .logExhausted(false)
                .log(LoggingLevel.INFO, "an upload waits: the hub takes nothing for the moment");

        for (Participants.Entry sender : participants.sendersBy(Channel.SFTP)) {
            from(markersOf(sender))
                    .routeId("sftp-take-" + sender.id())
                    .bean(take, "take")
                    .filter(body().isNotNull())
                    .bean(take, "handOver")
                    .bean(answers, "owe");
        }

        from("scheduler:sftp-answers?delay=500").routeId("sftp-write-answers").bean(answers, "writeDue");

        from("scheduler:sftp-leftovers?initialDelay=60000&delay=3600000")
                .routeId("sftp-remove-leftovers")
                .bean(leftovers, "remove");
    }

    /** A marker is deleted when its route is through, and only then. */
    private String markersOf(Participants.Entry sender) {
        return "file:" + arrivals.markers(sender.id())
                + "?include=[0-9].*\\.json&sortBy=file:name&delete=true&delay=500&maxMessagesPerPoll=1000"
                + "&recursive=false&readLock=none&idempotent=false&filter=#settledArrivals";
    }
}
