package hub.conformance.run;

import hub.conformance.client.FoundFinding;
import hub.conformance.client.HubAddress;
import hub.conformance.client.Receipt;
import hub.conformance.client.SoapClient;
import hub.conformance.sample.Item;
import hub.conformance.sample.Partner;
import hub.conformance.sample.Submission;
import java.io.IOException;
import java.util.List;

/** A sender by SOAP, with the client generated from the published WSDL. */
public final class SoapChannel implements Channel {
    private final SoapClient soap;

    public SoapChannel(HubAddress hub, Partner partner) {
        this.soap = new SoapClient(hub.http(), hub.credential(partner.credential()), partner.uscid());
    }

    @Override
    public Outcome send(Submission submission) throws IOException {
        try {
            Receipt receipt =
                    soap.submit(submission.items().stream().map(Item::record).toList(), submission.name());
            while (!receipt.judged()) {
                receipt = soap.receipt(receipt.submission());
            }
            List<FoundFinding> findings =
                    receipt.findings().isEmpty() ? List.of() : soap.findings(receipt.submission());
            return Outcome.taken(submission, receipt, findings);
        } catch (SoapClient.RefusedException e) {
            if (e.code().startsWith("HUB-")) {
                throw e;
            }
            return Outcome.refused(submission, e.code());
        }
    }

    @Override
    public void close() {
        // CXF closes its connections with the proxy
    }
}
