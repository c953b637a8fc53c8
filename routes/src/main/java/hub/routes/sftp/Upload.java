package hub.routes.sftp;

import hub.routes.security.Participants;
import java.nio.file.Path;

/**
 * An upload that the hub has moved out of its sender's reach.
 *
 * @param arrival which one
 * @param sender whose
 * @param content its bytes
 */
record Upload(Arrival arrival, Participants.Entry sender, Path content) {}
