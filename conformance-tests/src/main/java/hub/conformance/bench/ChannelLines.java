package hub.conformance.bench;

import hub.conformance.client.HubAddress;
import hub.conformance.client.SftpDrop;
import hub.conformance.sample.Partner;
import hub.conformance.sample.SubmissionWriter;
import hub.standards.Standard;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines about a hub that runs: single records and their latencies, calls, batches. 三个渠道。 */
final class ChannelLines {
    private static final double HALF = 0.5;
    private static final Duration ANSWER = Duration.ofMillis(250);
    private static final Duration DELIVERY = Duration.ofSeconds(2);

    private static final int SINGLE_CLASSES = 125;
    private static final int SINGLE_PEOPLE = 4_000;
    private static final int RECORDS_A_PERSON = 10;
    private static final int LEAST_PEOPLE = 1_000;
    private static final int MOST_LINES = 100_000;
    private static final int MOST_WARM_UP = 10_000;

    private static final String ANSWERED = "REST 单条应答时延 answer, " + SteadyArrivals.PER_SECOND + "/s";
    private static final String DELIVERED = "REST 至人事订阅方时延 to HR's JMS subscriber, " + SteadyArrivals.PER_SECOND + "/s";
    private static final String SINGLE = "REST 单条 one record a call";
    private static final String BY_LINES = "REST NDJSON 批量 batch";
    private static final String BY_FILE = "SFTP GB 18030 CSV 批量 batch";

    private final Standard standard;
    private final Rig rig;
    private final HubAddress hub;
    private final HubDatabase database;
    private final Sheet sheet;
    private final SubmissionWriter writer;
    private final Books books;
    private final Masters masters;
    private @Nullable Rate bareHandler;

    /** @param rig with the hub running */
    ChannelLines(Standard standard, Rig rig, Sheet sheet) throws IOException {
        this.standard = standard;
        this.rig = rig;
        this.hub = rig.hub();
        this.database = rig.database();
        this.sheet = sheet;
        this.writer = new SubmissionWriter(standard);
        this.books = new Books(hub);
        this.masters = new Masters(hub, writer);
    }

    /**
     * Takes them all.
     *
     * @param rows of the file by SFTP; a quarter of them, and no more than 100,000, go by REST in one body
     * @throws IOException if the hub does not take what must be there first
     */
    void take(int rows) throws IOException {
        Supply singles = new Supply(standard, Partner.UNIVERSITY, SINGLE_CLASSES, SINGLE_PEOPLE);
        masters.send(singles);
        Envelopes envelopes = new Envelopes(writer, singles);
        PlainCaller caller =
                new PlainCaller(hub.http(), hub.credential(singles.partner().credential()));
        sheet.take(ANSWERED, () -> steady(envelopes, caller));
        sheet.take(SINGLE, () -> single(envelopes, caller));
        for (int together : List.of(10, 100)) {
            String what = "SOAP 每次 " + together + " 条 records a call";
            sheet.take(what, () -> soap(what, new CallsBySoap(hub, singles, books).measure(together)));
        }
        sheet.take(BY_LINES, () -> byLines(Math.min(rows / 4, MOST_LINES)));
        sheet.take(BY_FILE, () -> byFile(rows));
    }

    private void steady(Envelopes envelopes, PlainCaller caller) throws IOException {
        SteadyArrivals.Result result = new SteadyArrivals(hub, envelopes, caller, books).measure();
        sheet.enter(Line.atMost(ANSWERED, result.answers(), SteadyArrivals.TIME, ANSWER));
        sheet.enter(Line.atMost(DELIVERED, result.deliveries(), SteadyArrivals.TIME, DELIVERY));
    }

    private void single(Envelopes envelopes, PlainCaller caller) throws IOException, SQLException {
        try (HandlerFloor floor = HandlerFloor.start(database, rig.file("bare-handler.log"))) {
            SingleByRest.Rates rates = new SingleByRest(envelopes, caller, floor, database, books).measure();
            bareHandler = rates.floor();
            sheet.enter(Line.ratio(SINGLE, rates.hub(), rates.floor(), HALF));
        }
    }

    private void soap(String what, Rate rate) throws VoidFigureException {
        Rate floor = bareHandler;
        if (floor == null) {
            throw new VoidFigureException("no floor 无基线");
        }
        sheet.enter(Line.ratio(what, rate, floor));
    }

    private void byLines(int rows) throws IOException, SQLException {
        Supply supply = supply(Partner.ONLINE_ACADEMY, rows);
        masters.send(supply);
        String sender = supply.partner().credential();
        Batch.Rates rates = batch(sender).measure(rows, new BatchByRest(hub.rest(sender), supply).ready(rows));
        sheet.enter(Line.ratio(BY_LINES, rates.hub(), rates.copy()));
    }

    private void byFile(int rows) throws IOException, SQLException {
        Supply supply = supply(Partner.PARTY_SCHOOL, rows);
        masters.send(supply);
        String sender = supply.partner().credential();
        try (SftpDrop drop = hub.sftp(sender)) {
            BatchBySftp files = new BatchBySftp(drop, supply, rig);
            Batch batch = batch(sender);
            int first = Math.min(rows / RECORDS_A_PERSON, MOST_WARM_UP);
            batch.warmUp(first, files.ready("warm-up", first));
            Batch.Rates rates = batch.measure(rows, files.ready("batch", rows));
            sheet.enter(Line.ratio(BY_FILE, rates.hub(), rates.copy(), HALF));
        }
    }

    private Batch batch(String sender) throws IOException {
        return new Batch(hub.rest(sender), database, books, rig.file("rows"));
    }

    /** Classes and people for so many records and a warm-up, about ten records a person. */
    private Supply supply(Partner partner, int rows) {
        return new Supply(standard, partner, RECORDS_A_PERSON + 2, Math.max(LEAST_PEOPLE, rows / RECORDS_A_PERSON));
    }
}
