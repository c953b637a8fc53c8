package hub.conformance.bench;

import hub.conformance.client.HubAddress;
import hub.conformance.run.Outcome;
import hub.conformance.run.RestChannel;
import hub.conformance.sample.Dialect;
import hub.conformance.sample.Partner;
import hub.conformance.sample.Submission;
import hub.conformance.sample.SubmissionWriter;
import hub.standards.StandardRecord;
import java.io.IOException;
import java.util.List;

/** Sends what must be there first: cadres by HR, classes and trainees by each institution. 主数据。 */
final class Masters {
    private static final int PIECE = 5_000;

    private final HubAddress hub;
    private final SubmissionWriter writer;

    Masters(HubAddress hub, SubmissionWriter writer) {
        this.hub = hub;
        this.writer = writer;
    }

    /**
     * Sends what the records of a supply refer to, piece by piece.
     *
     * @throws VoidFigureException if the hub does not accept every one
     */
    void send(Supply supply) throws IOException {
        send(Partner.HR, supply.cadres());
        send(supply.partner(), supply.masters());
    }

    private void send(Partner partner, List<StandardRecord> records) throws IOException {
        try (RestChannel channel = new RestChannel(hub, partner, writer)) {
            for (int from = 0; from < records.size(); from += PIECE) {
                List<StandardRecord> piece = records.subList(from, Math.min(from + PIECE, records.size()));
                String name = "masters-" + piece.get(0).key().sourceId();
                Outcome outcome = channel.send(Submission.of(partner, name, Dialect.LINES, piece));
                VoidFigureException.unless(
                        outcome.receipt().counts().accepted() == piece.size(),
                        name + " was not accepted whole 未全部接受: " + outcome.receipt() + " " + outcome.refusal());
            }
        }
    }
}
