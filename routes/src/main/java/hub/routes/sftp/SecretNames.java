package hub.routes.sftp;

import hub.adapters.repository.Channel;
import hub.adapters.secrecy.SecrecyVerdict;
import hub.routes.intake.Receive;
import hub.routes.intake.Received;
import hub.routes.security.Participants;
import hub.routes.security.Refusal;
import java.io.IOException;

/** Refuses files by their names before they are here: the officer is told, and the sender finds a receipt that does not name the file. */
final class SecretNames {
    private final Participants participants;
    private final Receive receive;
    private final Answers answers;

    SecretNames(Participants participants, Receive receive, Answers answers) {
        this.participants = participants;
        this.receive = receive;
        this.answers = answers;
    }

    /**
     * Whether a file of that name may not come here; if so, it has been answered.
     *
     * @throws IOException if the answer cannot be written
     */
    boolean secret(String credential, String name) throws IOException {
        SecrecyVerdict verdict = receive.named(name);
        if (verdict == SecrecyVerdict.CLEAR) {
            return false;
        }
        Received.Refused refused =
                receive.secret(participants.sender(credential).orElseThrow().identity(), Channel.SFTP, verdict);
        answers.refuseUnseen(credential, Refusal.of(refused.finding(), refused.httpStatus()));
        return true;
    }
}
