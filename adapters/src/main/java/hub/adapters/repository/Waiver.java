package hub.adapters.repository;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What one institution is let off for a time. 豁免单。
 *
 * @param id its identifier
 * @param institution who is let off
 * @param rule the rule
 * @param field only where the finding points at this field; null for wherever
 * @param reason why
 * @param approver who approved it
 * @param from first day
 * @param until last day
 * @param grantedAt when it was entered
 * @param grantedBy credential that entered it
 * @param endedAt when it was ended before its time; null if it was not
 */
public record Waiver(
        String id,
        String institution,
        String rule,
        @Nullable String field,
        String reason,
        String approver,
        LocalDate from,
        LocalDate until,
        Instant grantedAt,
        String grantedBy,
        @Nullable Instant endedAt) {}
