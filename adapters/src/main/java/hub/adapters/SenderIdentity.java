package hub.adapters;

import hub.standards.Sender;
import java.util.Set;

/**
 * Who sends, as the credential says; never taken from content. 报送方身份。
 *
 * @param credential identifier of the credential
 * @param institution USCID of the institution the credential is bound to
 * @param system the institution's system it is bound to
 * @param role what kind of sender it is; decides which record types it may send
 * @param speaksFor USCIDs it may send for, its own included
 */
public record SenderIdentity(
        String credential, String institution, String system, Sender role, Set<String> speaksFor) {}
