package hub.routes.work;

import hub.adapters.repository.Failpoints;

/** Last step of a turn: tells those who wait for the verdict, and lets the stream go or come again. 收尾。 */
public final class FinishTurn {
    private final Streams streams;
    private final ReadingAhead ahead;
    private final Verdicts verdicts;
    private final Runnable changed;
    private final Runnable released;
    private final Failpoints failpoints;

    FinishTurn(
            Streams streams,
            ReadingAhead ahead,
            Verdicts verdicts,
            Runnable changed,
            Runnable released,
            Failpoints failpoints) {
        this.streams = streams;
        this.ahead = ahead;
        this.verdicts = verdicts;
        this.changed = changed;
        this.released = released;
        this.failpoints = failpoints;
    }

    /** Ends the turn. */
    public void finish(Turn turn) {
        if (turn instanceof Turn.Done done) {
            if (done.changed()) {
                changed.run();
            }
            if (done.releases() || !done.finished().isEmpty()) {
                released.run();
            }
            done.finished().forEach(finished -> ahead.forget(finished.number()));
            if (!done.finished().isEmpty()) {
                failpoints.reach("submission-finished");
            }
            streams.end(done.stream(), done.more());
            verdicts.finished(done.finished());
        } else {
            streams.end(turn.stream(), false);
        }
    }
}
