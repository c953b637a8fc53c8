package hub.routes.soap;

import hub.adapters.Form;
import hub.adapters.SenderIdentity;
import hub.adapters.receipt.FindingLine;
import hub.adapters.receipt.Receipt;
import hub.adapters.repository.Channel;
import hub.adapters.repository.Receipts;
import hub.adapters.soap.EnvelopeTypes;
import hub.adapters.soap.RecordsXml;
import hub.adapters.soap.envelope.GetCodeSetResponse;
import hub.adapters.soap.envelope.GetReceipt;
import hub.adapters.soap.envelope.GetReceiptResponse;
import hub.adapters.soap.envelope.ReceiptAnswer;
import hub.adapters.soap.envelope.Refused;
import hub.adapters.soap.envelope.Submission;
import hub.routes.intake.Incoming;
import hub.routes.intake.Receive;
import hub.routes.intake.Received;
import hub.routes.security.Refusal;
import hub.routes.work.DryRun;
import hub.routes.work.TemporaryFault;
import hub.routes.work.Transactions;
import hub.routes.work.Verdicts;
import hub.standards.CodeSet;
import hub.standards.Standard;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Element;

/** Answers a call: what it asks for, or the declared fault. */
final class AnswerCall {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerCall.class);
    private static final int USUAL_PAGE = 100;
    private static final int USUAL_WAIT = 10;

    private final Standard standard;
    private final Receive receive;
    private final Verdicts verdicts;
    private final DryRun dryRun;
    private final Receipts receipts;
    private final Transactions transactions;
    private final SoapFaults faults;
    private final EnvelopeTypes types = new EnvelopeTypes();
    private final RecordsXml xml = new RecordsXml();

    AnswerCall(
            Standard standard,
            Receive receive,
            Verdicts verdicts,
            DryRun dryRun,
            Receipts receipts,
            Transactions transactions,
            SoapFaults faults) {
        this.standard = standard;
        this.receive = receive;
        this.verdicts = verdicts;
        this.dryRun = dryRun;
        this.receipts = receipts;
        this.transactions = transactions;
        this.faults = faults;
    }

    Object answer(SoapCall call) throws Refused {
        try {
            if (call instanceof SoapCall.Submit submit) {
                return submit(submit.sender(), submit.submission());
            }
            if (call instanceof SoapCall.Validate validate) {
                return validate(incoming(validate.sender(), validate.submission()));
            }
            if (call instanceof SoapCall.Receipt receipt) {
                return receipt(receipt.sender(), receipt.asked());
            }
            return codeSet(((SoapCall.CodeSet) call).asked().getCodeSet());
        } catch (Refusal refusal) {
            throw faults.of(refusal);
        } catch (RuntimeException e) {
            if (TemporaryFault.is(e)) {
                LOG.warn("a SOAP call has to wait: {}", TemporaryFault.described(e));
                throw faults.of(Refusal.busy(TemporaryFault.PAUSE_SECONDS));
            }
            LOG.error("a SOAP call failed", e);
            throw faults.of(Refusal.failure());
        } catch (IOException e) {
            LOG.error("a SOAP call failed", e);
            throw faults.of(Refusal.failure());
        }
    }

    private ReceiptAnswer submit(SenderIdentity sender, Submission submission) throws IOException {
        Received received = receive.receive(incoming(sender, submission));
        if (received instanceof Received.Refused refused) {
            throw Refusal.of(refused.finding(), refused.httpStatus());
        }
        if (received instanceof Received.Repeated repeated && repeated.first().finished()) {
            return answer(repeated.first());
        }
        String id = received instanceof Received.Taken taken
                ? taken.submissionId()
                : ((Received.Repeated) received).submissionId();
        Duration wait = Duration.ofSeconds(Objects.requireNonNullElse(submission.getWait(), USUAL_WAIT));
        return answer(verdicts.await(id, wait).orElseGet(() -> receiptOf(id, sender)));
    }

    private ReceiptAnswer validate(Incoming incoming) throws IOException {
        DryRun.Tried tried = dryRun.judge(incoming);
        if (tried instanceof DryRun.Tried.Refused refused) {
            throw Refusal.of(refused.refused().finding(), refused.refused().httpStatus());
        }
        return answer(((DryRun.Tried.Judged) tried).receipt());
    }

    private Incoming incoming(SenderIdentity sender, Submission submission) {
        if (!(submission.getAny() instanceof Element records)) {
            throw Refusal.badRequest("records");
        }
        byte[] bytes = xml.bytes(records);
        return new Incoming(
                sender,
                Channel.SOAP,
                "records.xml",
                Form.XML,
                null,
                submission.getSecrecy(),
                submission.getIdempotencyKey(),
                submission.getStandard(),
                bytes.length,
                new ByteArrayInputStream(bytes));
    }

    private ReceiptAnswer answer(Receipt receipt) {
        ReceiptAnswer answer = new ReceiptAnswer();
        answer.setReceipt(types.receipt(receipt));
        return answer;
    }

    private Receipt receiptOf(String submission, SenderIdentity viewer) {
        return transactions
                .get(connection -> receipts.find(connection, submission, viewer))
                .orElseThrow(Refusal::notFound);
    }

    private GetReceiptResponse receipt(SenderIdentity sender, GetReceipt asked) {
        GetReceiptResponse response = new GetReceiptResponse();
        response.setReceipt(types.receipt(receiptOf(asked.getSubmission(), sender)));
        GetReceipt.Findings page = asked.getFindings();
        if (page != null) {
            int limit = Objects.requireNonNullElse(page.getLimit(), USUAL_PAGE);
            long after = Objects.requireNonNullElse(page.getAfter(), 0L);
            List<FindingLine> lines = transactions.get(
                    connection -> receipts.findings(connection, asked.getSubmission(), sender, after, limit));
            response.setFindings(types.findings(
                    lines, lines.size() == limit ? lines.get(limit - 1).position() : null));
        }
        return response;
    }

    private GetCodeSetResponse codeSet(String reference) {
        CodeSet set = standard.codeSets().get(reference);
        if (set == null) {
            throw Refusal.of("HUB-0002", 404, Map.of());
        }
        GetCodeSetResponse response = new GetCodeSetResponse();
        response.setCodeSet(types.codeSet(set));
        return response;
    }
}
