package hub.routes.soap;

import hub.adapters.soap.envelope.ObjectFactory;
import hub.adapters.soap.envelope.Problem;
import hub.adapters.soap.envelope.Refused;
import hub.routes.security.Refusal;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.helpers.DOMUtils;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.phase.Phase;
import org.codehaus.stax2.validation.XMLValidationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Document;

/**
 * Whatever goes wrong before or beside a call leaves as the declared fault: an envelope that is not valid, a document type, a body too
 * large, a fault of the hub. No message of a library, no class name and no stack trace gets out.
 */
final class OnlyDeclaredFaults extends AbstractSoapInterceptor {
    private static final Logger LOG = LoggerFactory.getLogger(OnlyDeclaredFaults.class);
    /** Codes of faults that lie in the message, by the local names that SOAP and the library give them, in lower case. */
    private static final Set<String> SENDERS = Set.of("client", "sender", "versionmismatch", "mustunderstand");

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
            boolean sender =
                    SENDERS.contains(fault.getFaultCode().getLocalPart().toLowerCase(Locale.ROOT))
                            || cause(thrown, XMLStreamException.class) != null;
            refusal = sender ? envelope(thrown) : Refusal.failure();
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

    /** What is wrong with the message as XML, as every channel says it; else the envelope is not the contract's. */
    private static Refusal envelope(Exception thrown) {
        XMLStreamException broken = cause(thrown, XMLStreamException.class);
        String said = String.valueOf(broken == null ? thrown.getMessage() : broken.getMessage());
        if (said.contains("DOCTYPE") || said.contains("DTD")) {
            return Refusal.of("SYN-0005", 400, Map.of());
        }
        if (broken == null || broken instanceof XMLValidationException) {
            return Refusal.badRequest("envelope");
        }
        if (said.contains("epth")) {
            return Refusal.of("SYN-0006", 400, Map.of("limit", Integer.toString(SoapConfiguration.DEPTH)));
        }
        if (said.contains("EOF")) {
            return Refusal.of("SYN-0008", 400, Map.of());
        }
        Location at = broken.getLocation();
        return Refusal.of(
                "SYN-0003",
                400,
                Map.of(
                        "line", Integer.toString(at == null ? 1 : at.getLineNumber()),
                        "column", Integer.toString(at == null ? 1 : at.getColumnNumber())));
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
