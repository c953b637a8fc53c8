package hub.routes.rest;

import hub.adapters.SenderIdentity;
import hub.routes.intake.Incoming;
import java.time.Duration;

/**
 * Records that were posted, not read yet.
 *
 * @param incoming the submission as the intake takes it
 * @param patience how long its sender would wait for the verdict; zero for not at all
 */
record Posted(Incoming incoming, Duration patience) {
    SenderIdentity sender() {
        return incoming.sender();
    }
}
