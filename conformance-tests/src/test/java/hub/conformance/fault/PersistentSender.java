package hub.conformance.fault;

import hub.conformance.account.Entry;
import hub.conformance.client.HubAddress;
import hub.conformance.run.Channel;
import hub.conformance.run.GoodRecords;
import hub.conformance.run.Outcome;
import hub.conformance.sample.Submission;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A sender that does not give up: what was not answered is sent again, the same under the same key, when the hub is back. */
final class PersistentSender {
    /** Opens the sender's channel to a hub. */
    interface Opening {
        Channel open(HubAddress hub) throws IOException;
    }

    private final Opening opening;
    private final Deque<Submission> open = new ArrayDeque<>();
    private final List<Entry> sent = new ArrayList<>();
    private final List<Entry> acknowledged = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();

    PersistentSender(Opening opening) {
        this.opening = opening;
    }

    void add(Submission submission) {
        open.add(submission);
        sent.addAll(entries(submission));
    }

    private static List<Entry> entries(Submission submission) {
        return submission.items().stream()
                .map(item -> GoodRecords.asSent(item.record()))
                .toList();
    }

    /** Sends what is open, in order, until all is answered or the hub is gone. */
    void send(HubAddress hub) {
        try (Channel channel = opening.open(hub)) {
            while (!open.isEmpty()) {
                Submission submission = open.getFirst();
                Outcome outcome = channel.send(submission);
                long good = outcome.receipt().counts().accepted()
                        + outcome.receipt().counts().unchanged();
                if (good != submission.items().size()) {
                    troubles.add(submission.name() + ": " + outcome.receipt() + " " + outcome.refusal());
                }
                acknowledged.addAll(entries(submission));
                open.removeFirst();
            }
        } catch (IOException e) {
            // gone, with or without having taken it: it stays open and is sent again
            return;
        }
    }

    boolean done() {
        return open.isEmpty();
    }

    List<Entry> sent() {
        return sent;
    }

    List<Entry> acknowledged() {
        return acknowledged;
    }

    /** Answers that are no acceptance of a good record. */
    List<String> troubles() {
        return troubles;
    }
}
