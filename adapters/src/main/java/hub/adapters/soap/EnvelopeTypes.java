package hub.adapters.soap;

import hub.adapters.receipt.FindingLine;
import hub.adapters.soap.envelope.Code;
import hub.adapters.soap.envelope.CodeSet;
import hub.adapters.soap.envelope.Counts;
import hub.adapters.soap.envelope.Finding;
import hub.adapters.soap.envelope.FindingGroup;
import hub.adapters.soap.envelope.FindingPage;
import hub.adapters.soap.envelope.LevelRun;
import hub.adapters.soap.envelope.Link;
import hub.adapters.soap.envelope.Problem;
import hub.adapters.soap.envelope.Receipt;
import hub.adapters.soap.envelope.Sample;
import hub.adapters.soap.envelope.Severity;
import hub.adapters.soap.envelope.StateChange;
import hub.adapters.soap.envelope.SubmissionState;
import hub.adapters.soap.envelope.Text;
import java.time.Instant;
import java.time.ZoneId;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.XMLGregorianCalendar;
import org.jspecify.annotations.Nullable;

/** The hub's own values in the types of the envelope: the same facts as in JSON. 信封类型转换。 */
public final class EnvelopeTypes {
    private static final TimeZone ZONE = TimeZone.getTimeZone(ZoneId.of("Asia/Shanghai"));
    private final DatatypeFactory times = DatatypeFactory.newDefaultInstance();

    /** A receipt. */
    public Receipt receipt(hub.adapters.receipt.Receipt receipt) {
        Receipt type = new Receipt();
        type.setSubmission(receipt.submission());
        type.setState(SubmissionState.fromValue(receipt.state().wire()));
        type.setIdempotencyKey(receipt.idempotencyKey());
        type.setDigest(receipt.digest());
        type.setReceivedAt(time(receipt.receivedAt()));
        type.setFinishedAt(receipt.finishedAt() == null ? null : time(receipt.finishedAt()));
        type.setStandard(receipt.standard());
        type.setRules(receipt.rules());
        type.setCounts(counts(receipt.counts()));
        type.setLevels(new Receipt.Levels());
        receipt.levels().forEach(level -> type.getLevels().getLevel().add(level(level)));
        type.setFindings(new Receipt.Findings());
        receipt.findings().forEach(group -> type.getFindings().getFinding().add(group(group)));
        type.setHistory(new Receipt.History());
        for (hub.adapters.receipt.Receipt.Step step : receipt.history()) {
            StateChange change = new StateChange();
            change.setAt(time(step.at()));
            change.setState(SubmissionState.fromValue(step.state().wire()));
            type.getHistory().getChange().add(change);
        }
        if (receipt.submission() != null) {
            type.setLinks(new Receipt.Links());
            String self = "/api/v1/submissions/" + receipt.submission();
            Map<String, String> links = new java.util.LinkedHashMap<>();
            links.put("self", self);
            links.put("findings", self + "/findings");
            links.put("findings.csv", self + "/findings.csv");
            links.forEach((name, href) -> type.getLinks().getLink().add(link(name, href)));
        }
        return type;
    }

    private static Link link(String name, String href) {
        Link link = new Link();
        link.setName(name);
        link.setHref(href);
        return link;
    }

    private static Counts counts(hub.adapters.receipt.Counts counts) {
        Counts type = new Counts();
        type.setReceived(counts.received());
        type.setAccepted(counts.accepted());
        type.setUnchanged(counts.unchanged());
        type.setStale(counts.stale());
        type.setQuarantined(counts.quarantined());
        type.setRejected(counts.rejected());
        return type;
    }

    private static LevelRun level(hub.adapters.receipt.Receipt.LevelRun run) {
        LevelRun type = new LevelRun();
        type.setLevel(level(run.level()));
        type.setRan(run.ran());
        type.setReason(run.reason() == null ? null : text(run.reason()));
        return type;
    }

    private static hub.adapters.soap.envelope.Level level(hub.schemas.Level level) {
        return hub.adapters.soap.envelope.Level.fromValue(level.wire());
    }

    private static FindingGroup group(hub.adapters.receipt.Receipt.Group group) {
        FindingGroup type = new FindingGroup();
        type.setCode(group.code());
        type.setSeverity(Severity.fromValue(group.severity().wire()));
        type.setLevel(level(group.level()));
        type.setRecords(group.records());
        type.setRoot(group.root());
        if (group.root() && group.severity() == hub.schemas.Severity.ERROR) {
            type.setDependents(group.dependents());
            type.setAccountsFor(group.accountsFor());
        }
        type.setMessage(text(group.message()));
        type.setHint(text(group.hint()));
        type.setSamples(new FindingGroup.Samples());
        for (hub.adapters.receipt.Receipt.Sample sample : group.samples()) {
            Sample one = new Sample();
            one.setSourceId(sample.sourceId());
            one.setAt(sample.at());
            one.setValue(sample.value());
            type.getSamples().getSample().add(one);
        }
        return type;
    }

    /**
     * A page of findings.
     *
     * @param next where the next page begins; null if this is the last
     */
    public FindingPage findings(List<FindingLine> lines, @Nullable Long next) {
        FindingPage page = new FindingPage();
        for (FindingLine line : lines) {
            Finding type = new Finding();
            type.setRecord(line.record());
            type.setType(line.type());
            type.setSourceId(line.sourceId());
            type.setCode(line.code());
            type.setSeverity(Severity.fromValue(line.severity().wire()));
            type.setLevel(level(line.level()));
            type.setField(line.field());
            type.setAt(line.at());
            type.setValue(line.value());
            type.setMessage(text(line.message()));
            type.setHint(text(line.hint()));
            page.getFinding().add(type);
        }
        page.setNext(next);
        return page;
    }

    /** A code set. */
    public CodeSet codeSet(hub.standards.CodeSet set) {
        CodeSet type = new CodeSet();
        type.setReference(set.reference());
        type.setName(text(set.name()));
        for (hub.standards.Code code : set.codes()) {
            Code one = new Code();
            one.setCode(code.code());
            one.setZh(code.zh());
            one.setEn(code.en());
            one.setParent(code.parent());
            one.setSince(code.since());
            one.setRetired(code.retired());
            one.setReplacedBy(code.replacedBy());
            type.getCode().add(one);
        }
        return type;
    }

    /**
     * A problem: why a call is refused.
     *
     * @param retryAfter seconds after which the call may succeed; null where it will not
     */
    public Problem problem(
            String code,
            hub.standards.Text message,
            hub.standards.Text hint,
            String correlation,
            @Nullable Integer retryAfter) {
        Problem problem = new Problem();
        problem.setCode(code);
        problem.setMessage(text(message));
        problem.setHint(text(hint));
        problem.setCorrelation(correlation);
        problem.setRetryAfter(retryAfter);
        return problem;
    }

    private static Text text(hub.standards.Text text) {
        Text type = new Text();
        type.setZh(text.zh());
        type.setEn(text.en());
        return type;
    }

    private XMLGregorianCalendar time(Instant at) {
        GregorianCalendar calendar = new GregorianCalendar(ZONE);
        calendar.setTimeInMillis(at.toEpochMilli());
        return times.newXMLGregorianCalendar(calendar);
    }
}
