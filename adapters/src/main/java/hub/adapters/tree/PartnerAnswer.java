package hub.adapters.tree;

import hub.adapters.receipt.Receipt;
import hub.adapters.receipt.ReceiptJson;
import hub.adapters.soap.RecordsXml;
import hub.adapters.xml.HardenedXml;
import hub.standards.Text;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The hub's answer as a partner's own service gives it. 合作方形式的应答。
 *
 * <p>The stylesheet gets {@code <receipt submission state digest receivedAt>} with {@code <counts received …>} and, for each kind of finding,
 * {@code <finding code severity records><message zh en/><hint zh en/><sample sourceId at value/></finding>}; or
 * {@code <refusal code status correlation>} with message and hint.
 *
 * @param envelope the whole message, UTF-8
 * @param fault whether it is a fault
 */
public record PartnerAnswer(byte[] envelope, boolean fault) {
    private static final String SOAP_11 = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final String SOAP_12 = "http://www.w3.org/2003/05/soap-envelope";

    /**
     * An answer with a receipt.
     *
     * @throws IllegalStateException if the stylesheet fails on it
     */
    public static PartnerAnswer of(PartnerService service, Receipt receipt) {
        Document document = HardenedXml.document();
        Element root = document.createElement("receipt");
        document.appendChild(root);
        put(root, "submission", receipt.submission());
        put(root, "state", receipt.state().wire());
        put(root, "digest", receipt.digest());
        put(root, "receivedAt", ReceiptJson.time(receipt.receivedAt()));
        Element counts = below(root, "counts");
        put(counts, "received", Long.toString(receipt.counts().received()));
        put(counts, "accepted", Long.toString(receipt.counts().accepted()));
        put(counts, "unchanged", Long.toString(receipt.counts().unchanged()));
        put(counts, "stale", Long.toString(receipt.counts().stale()));
        put(counts, "quarantined", Long.toString(receipt.counts().quarantined()));
        put(counts, "rejected", Long.toString(receipt.counts().rejected()));
        for (Receipt.Group group : receipt.findings()) {
            Element finding = below(root, "finding");
            put(finding, "code", group.code());
            put(finding, "severity", group.severity().wire());
            put(finding, "records", Long.toString(group.records()));
            text(finding, "message", group.message());
            text(finding, "hint", group.hint());
            for (Receipt.Sample sample : group.samples()) {
                Element one = below(finding, "sample");
                put(one, "sourceId", sample.sourceId());
                put(one, "at", sample.at());
                put(one, "value", sample.value());
            }
        }
        return written(service, document);
    }

    /**
     * A refusal.
     *
     * @param code code of the finding that says why
     * @param status the HTTP status that fits
     * @param correlation by which the operator finds the call
     * @throws IllegalStateException if the stylesheet fails on it
     */
    public static PartnerAnswer refusal(
            PartnerService service, String code, int status, Text message, Text hint, String correlation) {
        Document document = HardenedXml.document();
        Element root = document.createElement("refusal");
        document.appendChild(root);
        put(root, "code", code);
        put(root, "status", Integer.toString(status));
        put(root, "correlation", correlation);
        text(root, "message", message);
        text(root, "hint", hint);
        return written(service, document);
    }

    private static PartnerAnswer written(PartnerService service, Document outcome) {
        try {
            Element envelope = service.answer().document(outcome).getDocumentElement();
            boolean fault = envelope.getElementsByTagNameNS(SOAP_11, "Fault").getLength()
                            + envelope.getElementsByTagNameNS(SOAP_12, "Fault").getLength()
                    > 0;
            return new PartnerAnswer(new RecordsXml().bytes(envelope), fault);
        } catch (Yielded.NoAnswer e) {
            throw new IllegalStateException("the partner's stylesheet gives no answer: " + e.reason(), e);
        }
    }

    private static Element below(Element above, String name) {
        Element element = above.getOwnerDocument().createElement(name);
        above.appendChild(element);
        return element;
    }

    private static void put(Element element, String name, @Nullable String value) {
        if (value != null) {
            element.setAttribute(name, value);
        }
    }

    private static void text(Element above, String name, Text text) {
        Element element = below(above, name);
        put(element, "zh", text.zh());
        put(element, "en", text.en());
    }
}
