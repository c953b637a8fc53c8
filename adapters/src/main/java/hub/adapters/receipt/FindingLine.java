package hub.adapters.receipt;

import hub.schemas.Level;
import hub.schemas.Severity;
import hub.standards.Text;
import org.jspecify.annotations.Nullable;

/**
 * One finding as its sender is told. 一条问题。
 *
 * @param position its place in the list of all findings of the submission; a page ends and the next begins there
 * @param record number of the record in the submission, from 1; 0 for the submission as a whole
 * @param type its record type; null if unknown
 * @param sourceId its source id; null if it has none
 * @param code stable code
 * @param severity error or warning
 * @param level where it arose
 * @param field the canonical field; null for the record as a whole
 * @param at the place as the sender sees it
 * @param value the value, masked if personal; null for none
 * @param message what is wrong
 * @param hint what the sender does next
 */
public record FindingLine(
        long position,
        int record,
        @Nullable String type,
        @Nullable String sourceId,
        String code,
        Severity severity,
        Level level,
        @Nullable String field,
        String at,
        @Nullable String value,
        Text message,
        Text hint) {}
