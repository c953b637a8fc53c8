package hub.conformance.client;

import hub.conformance.soap.service.FindingGroup;
import hub.conformance.soap.service.GetReceipt;
import hub.conformance.soap.service.GetReceiptResponse;
import hub.conformance.soap.service.Refused;
import hub.conformance.soap.service.Submission;
import hub.conformance.soap.service.SubmissionPort;
import hub.standards.StandardRecord;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.frontend.ClientProxy;
import org.apache.cxf.jaxws.JaxWsProxyFactoryBean;
import org.apache.cxf.transport.http.HTTPConduit;
import org.apache.cxf.transports.http.configuration.HTTPClientPolicy;
import org.jspecify.annotations.Nullable;

/** A SOAP client as a partner has it: generated from the published, typed WSDL, over CXF. SOAP 客户端。 */
public final class SoapClient {
    private static final int PAGE = 1000;
    /** The version whose contract the client was generated from. */
    private static final String VERSION = "1.0";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final SubmissionPort port;
    private final TypedRecords typed;

    /**
     * @param hub address of the hub, such as {@code http://localhost:8080/}
     * @param credential who the client is
     */
    public SoapClient(URI hub, Credential credential) {
        this(hub, credential, null);
    }

    /**
     * A client that also sends for others.
     *
     * @param institution its own institution; null if it sends for no other
     */
    public SoapClient(URI hub, Credential credential, @Nullable String institution) {
        typed = new TypedRecords(institution);
        JaxWsProxyFactoryBean factory = new JaxWsProxyFactoryBean();
        factory.setServiceClass(SubmissionPort.class);
        factory.setAddress(hub.resolve("/ws/submission").toString());
        factory.setUsername(credential.id());
        factory.setPassword(credential.secret());
        port = factory.create(SubmissionPort.class);
        Client client = ClientProxy.getClient(port);
        HTTPClientPolicy policy = new HTTPClientPolicy();
        policy.setReceiveTimeout(PATIENCE.toMillis());
        policy.setAllowChunking(false);
        // HTTP/1.1 stays HTTP/1.1: no offer to change protocols on every call
        policy.setVersion("1.1");
        ((HTTPConduit) client.getConduit()).setClient(policy);
    }

    /** The hub refused the call as a whole. 整体拒收。 */
    public static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1L;
        private final String code;

        RefusedException(String code) {
            super("refused with " + code);
            this.code = code;
        }

        /** The finding that says why. */
        public String code() {
            return code;
        }
    }

    /**
     * Hands in records and waits for the verdict.
     *
     * @param idempotencyKey the same when the same records are sent again
     * @throws RefusedException if the hub did not take it
     * @throws IOException if no answer came: then it may or may not have been taken, and is to be sent again with the same key
     */
    public Receipt submit(Collection<StandardRecord> records, @Nullable String idempotencyKey) throws IOException {
        return submit(records, idempotencyKey, "none");
    }

    /** Hands in records with a declaration of one's own. */
    public Receipt submit(Collection<StandardRecord> records, @Nullable String idempotencyKey, String secrecy)
            throws IOException {
        Submission submission = new Submission();
        submission.setStandard(VERSION);
        submission.setSecrecy(secrecy);
        if (idempotencyKey != null) {
            submission.setIdempotencyKey(idempotencyKey);
        }
        submission.setWait(30);
        submission.setRecords(typed.of(records));
        try {
            return receipt(port.submit(submission).getReceipt());
        } catch (Refused e) {
            throw new RefusedException(e.getFaultInfo().getCode());
        } catch (jakarta.xml.ws.WebServiceException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** The receipt as it stands now. */
    public Receipt receipt(String submission) throws IOException {
        GetReceipt request = new GetReceipt();
        request.setSubmission(submission);
        return receipt(ask(request).getReceipt());
    }

    /** Every finding of a submission, page after page. */
    public List<FoundFinding> findings(String submission) throws IOException {
        List<FoundFinding> findings = new ArrayList<>();
        long after = 0;
        while (after >= 0) {
            GetReceipt request = new GetReceipt();
            request.setSubmission(submission);
            GetReceipt.Findings page = new GetReceipt.Findings();
            page.setAfter(after);
            page.setLimit(PAGE);
            request.setFindings(page);
            var answer = ask(request).getFindings();
            answer.getFinding()
                    .forEach(finding -> findings.add(new FoundFinding(
                            finding.getRecord(),
                            orEmpty(finding.getSourceId()),
                            finding.getCode(),
                            finding.getSeverity().value(),
                            orEmpty(finding.getField()),
                            finding.getAt())));
            after = answer.getNext() == null ? -1 : answer.getNext();
        }
        return findings;
    }

    private GetReceiptResponse ask(GetReceipt request) throws IOException {
        try {
            return port.getReceipt(request);
        } catch (Refused e) {
            throw new RefusedException(e.getFaultInfo().getCode());
        } catch (jakarta.xml.ws.WebServiceException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static Receipt receipt(hub.conformance.soap.service.Receipt typed) {
        var counts = typed.getCounts();
        Map<String, Long> findings = new LinkedHashMap<>();
        if (typed.getFindings() != null) {
            for (FindingGroup group : typed.getFindings().getFinding()) {
                findings.put(group.getCode(), group.getRecords());
            }
        }
        return new Receipt(
                orEmpty(typed.getSubmission()),
                typed.getState().value(),
                new Counts(
                        counts.getReceived(),
                        counts.getAccepted(),
                        counts.getUnchanged(),
                        counts.getStale(),
                        counts.getQuarantined(),
                        counts.getRejected()),
                findings);
    }

    /** The generated port, for calls that a well-behaved client does not make. */
    public SubmissionPort raw() {
        return port;
    }
}
