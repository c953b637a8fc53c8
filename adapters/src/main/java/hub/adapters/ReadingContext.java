package hub.adapters;

import hub.standards.Standard;

/**
 * What a reader must know besides the bytes.
 *
 * @param standard the standard the records are of
 * @param sender whose records they are, where they do not say
 * @param receipt order of receipt in the sender's stream: the source version of records in forms that carry none
 */
public record ReadingContext(Standard standard, SenderIdentity sender, long receipt) {}
