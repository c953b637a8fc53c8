package hub.routes.soap;

import hub.adapters.SenderIdentity;
import hub.adapters.soap.envelope.GetCodeSet;
import hub.adapters.soap.envelope.GetReceipt;
import hub.adapters.soap.envelope.Submission;

/** One call of the SOAP endpoint: who calls, and what for. 一次 SOAP 调用。 */
sealed interface SoapCall {

    /** Who calls. */
    SenderIdentity sender();

    /** Records to be taken in. */
    record Submit(SenderIdentity sender, Submission submission) implements SoapCall {}

    /** Records to be judged, nothing kept. */
    record Validate(SenderIdentity sender, Submission submission) implements SoapCall {}

    /** A receipt asked for. */
    record Receipt(SenderIdentity sender, GetReceipt asked) implements SoapCall {}

    /** A code set asked for. */
    record CodeSet(SenderIdentity sender, GetCodeSet asked) implements SoapCall {}
}
