package hub.adapters.receipt;

import java.time.Instant;

/**
 * A submission in a list. 报送一览。
 *
 * @param number order of receipt; the list goes on before it
 * @param submission its id
 * @param institution who sent it
 * @param system by which system
 * @param channel the way it came
 * @param name the name the sender gave it
 * @param state its state
 * @param parked whether work on it was given up until an operator looks
 * @param receivedAt when it was received
 * @param counts records by disposition
 */
public record SubmissionSummary(
        long number,
        String submission,
        String institution,
        String system,
        String channel,
        String name,
        SubmissionState state,
        boolean parked,
        Instant receivedAt,
        Counts counts) {}
