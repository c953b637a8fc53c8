package hub.routes.soap;

import hub.adapters.soap.EnvelopeTypes;
import hub.adapters.soap.envelope.Problem;
import hub.adapters.soap.envelope.Refused;
import hub.routes.security.Correlation;
import hub.routes.security.Refusal;
import hub.schemas.Messages;
import hub.standards.Standard;
import hub.standards.Text;
import org.jspecify.annotations.Nullable;

/** Refusals as the fault the contract declares: code, both languages, hint, reference. */
final class SoapFaults {
    private final Messages messages;
    private final EnvelopeTypes types = new EnvelopeTypes();

    SoapFaults(Standard standard) {
        this.messages = new Messages(standard);
    }

    /** The declared fault. */
    Refused of(Refusal refusal) {
        return new Refused(text(refusal), problem(refusal));
    }

    /** The problem that stands in a fault's detail. */
    Problem problem(Refusal refusal) {
        return types.problem(
                refusal.finding().code(),
                messages.message(refusal.finding()),
                messages.hint(refusal.finding()),
                Correlation.current(),
                retryAfter(refusal));
    }

    /** The fault's own sentence. */
    String text(Refusal refusal) {
        Text message = messages.message(refusal.finding());
        return refusal.finding().code() + " " + message.zh() + " " + message.en();
    }

    private static @Nullable Integer retryAfter(Refusal refusal) {
        String seconds = refusal.headers().get("Retry-After");
        return seconds == null ? null : Integer.valueOf(seconds);
    }
}
