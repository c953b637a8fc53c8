package hub.routes.intake;

import hub.adapters.receipt.Receipt;
import hub.schemas.Finding;

/** What receiving came to. 接收结果。 */
public sealed interface Received {

    /**
     * It is kept and will be worked on, whatever happens.
     *
     * @param submissionId its id
     */
    record Taken(String submissionId) implements Received {}

    /**
     * The same was sent before under the same key.
     *
     * @param submissionId the id it got then
     * @param first its receipt as it stands now
     */
    record Repeated(String submissionId, Receipt first) implements Received {}

    /**
     * It was not taken; nothing of it is kept.
     *
     * @param finding why
     * @param httpStatus the status that says so over HTTP
     */
    record Refused(Finding finding, int httpStatus) implements Received {}
}
