package hub.routes.soap;

import hub.adapters.repository.Channel;
import hub.adapters.secrecy.SecrecyVerdict;
import hub.adapters.soap.envelope.GetCodeSet;
import hub.adapters.soap.envelope.GetReceipt;
import hub.adapters.soap.envelope.Refused;
import hub.adapters.soap.envelope.Submission;
import hub.routes.intake.Receive;
import hub.routes.intake.Received;
import hub.routes.security.Caller;
import hub.routes.security.CallerToken;
import hub.routes.security.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.component.cxf.common.message.CxfConstants;
import org.apache.cxf.message.Message;
import org.apache.cxf.transport.http.AbstractHTTPDestination;

/** Makes a typed call of what CXF bound, and of who the credential says is calling. */
final class ReadCall {
    private final SoapFaults faults;
    private final Receive receive;

    ReadCall(SoapFaults faults, Receive receive) {
        this.faults = faults;
        this.receive = receive;
    }

    SoapCall read(
            @Body List<?> parameters,
            @Header(CxfConstants.OPERATION_NAME) String operation,
            @Header(CxfConstants.CAMEL_CXF_MESSAGE) Message message)
            throws Refused {
        HttpServletRequest request = (HttpServletRequest) message.get(AbstractHTTPDestination.HTTP_REQUEST);
        if (request == null
                || !(CallerToken.of(request) instanceof Caller.Sending sending)
                || !sending.entry().channels().contains(Channel.SOAP)) {
            throw faults.of(Refusal.notEntitled());
        }
        Object body = parameters.get(0);
        if (body instanceof Submission submission) {
            SecrecyVerdict whole = PartnerContract.verdict(request);
            if (whole.finding() != null) {
                Received.Refused secret = receive.secret(sending.identity(), Channel.SOAP, whole);
                throw faults.of(Refusal.of(secret.finding(), secret.httpStatus()));
            }
            return operation.equals("validate")
                    ? new SoapCall.Validate(sending.identity(), submission)
                    : new SoapCall.Submit(sending.identity(), submission);
        }
        if (body instanceof GetReceipt asked) {
            return new SoapCall.Receipt(sending.identity(), asked);
        }
        if (body instanceof GetCodeSet asked) {
            return new SoapCall.CodeSet(sending.identity(), asked);
        }
        throw faults.of(Refusal.badRequest("operation"));
    }
}
