package hub.routes.soap;

import hub.adapters.soap.envelope.ObjectFactory;
import hub.adapters.soap.envelope.Problem;
import hub.adapters.soap.envelope.Refused;
import hub.routes.security.Refusal;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.helpers.DOMUtils;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.phase.Phase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Document;

/**
 * Whatever goes wrong before or beside a call leaves as the declared fault: an envelope that is not valid, a document type, a body too
 * large, a fault of the hub. No message of a library, no class name and no stack trace gets out.
 */
final class OnlyDeclaredFaults extends AbstractSoapInterceptor {
    private static final Logger LOG = LoggerFactory.getLogger(OnlyDeclaredFaults.class);
    private final SoapFaults faults;
    private final JAXBContext types;

    OnlyDeclaredFaults(SoapFaults faults) throws JAXBException {
        super(Phase.PREPARE_SEND);
        this.faults = faults;
        this.types = JAXBContext.newInstance(ObjectFactory.class);
    }

    @Override
    public void handleMessage(SoapMessage message) {
        Exception thrown = message.getContent(Exception.class);
        if (!(thrown instanceof Fault fault) || cause(thrown, Refused.class) != null) {
            return;
        }
        Refusal refusal = cause(thrown, Refusal.class);
        if (refusal == null) {
            boolean sender = Fault.FAULT_CODE_CLIENT.equals(fault.getFaultCode());
            refusal = sender ? Refusal.badRequest("envelope") : Refusal.failure();
            if (!sender) {
                LOG.error("a SOAP call failed", thrown);
            }
        }
        Fault plain = new Fault(
                new org.apache.cxf.common.i18n.Message(faults.text(refusal), (java.util.ResourceBundle) null));
        plain.setFaultCode(refusal.status() >= 500 ? Fault.FAULT_CODE_SERVER : Fault.FAULT_CODE_CLIENT);
        plain.setDetail(detail(faults.problem(refusal)));
        message.setContent(Exception.class, plain);
    }

    private static <T extends Throwable> @org.jspecify.annotations.Nullable T cause(Throwable thrown, Class<T> type) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return type.cast(at);
            }
        }
        return null;
    }

    private org.w3c.dom.Element detail(Problem problem) {
        try {
            Document document = DOMUtils.createDocument();
            org.w3c.dom.Element detail = document.createElement("detail");
            document.appendChild(detail);
            types.createMarshaller().marshal(new ObjectFactory().createProblem(problem), detail);
            return detail;
        } catch (JAXBException e) {
            throw new IllegalStateException("a problem is always XML", e);
        }
    }
}
