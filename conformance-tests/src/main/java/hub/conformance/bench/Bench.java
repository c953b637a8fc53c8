package hub.conformance.bench;

import hub.conformance.client.HubAddress;
import hub.conformance.client.Sending;
import hub.conformance.client.SftpDrop;
import hub.conformance.process.HubProcess;
import hub.conformance.sample.Partner;
import hub.conformance.sample.SubmissionWriter;
import hub.conformance.sample.TemplateFile;
import hub.standards.Standard;
import hub.standards.StandardReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The benchmark: records a second by the three channels and by the validator alone, beside what the parts beneath could do, and how long answers,
 * delivery and a start take. 性能测试。
 *
 * <p>It starts a hub of its own on empty data. Exit code 0 if every line has its figure, whatever it is; 1 if the hub did not do what was
 * measured, so that a figure is void; 2 for a wrong command line.
 */
public final class Bench {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final double HALF = 0.5;
    private static final long VALIDATED_A_SECOND = 100_000;
    private static final Duration ANSWER = Duration.ofMillis(250);
    private static final Duration DELIVERY = Duration.ofSeconds(2);
    private static final Duration START = Duration.ofSeconds(15);
    private static final int RECORDS_A_PERSON = 10;
    private static final int MOST_LINES = 100_000;
    private static final int MOST_WARM_UP = 10_000;

    private static final String VALIDATION = "单独校验，单线程 validation alone, one thread";
    private static final String FIRST_START = "首次启动至就绪 first start to ready";
    private static final String SECOND_START = "再次启动至就绪 second start to ready";
    private static final String ANSWERED = "REST 单条应答时延 answer, " + SteadyArrivals.PER_SECOND + "/s";
    private static final String DELIVERED = "REST 至人事订阅方时延 to HR's JMS subscriber, " + SteadyArrivals.PER_SECOND + "/s";
    private static final String SINGLE = "REST 单条 one record a call";
    private static final String BY_LINES = "REST NDJSON 批量 batch";
    private static final String BY_FILE = "SFTP GB 18030 CSV 批量 batch";

    private static final String NOTES = """
            括号内为条数与秒数。 In brackets: records and seconds.
            单条基线：裸 Spring MVC，解析后单独提交一行，%d 个并发，与枢纽相同。 Floor of single records: bare Spring MVC, one row a commit, %d callers as for the hub.
            批量基线：对枢纽写入的同样的行裸 COPY 到同样的表和索引。 Floor of batches: a bare COPY of the rows the hub wrote, into the same tables and indexes.
            批量自交付（SFTP 自改名，含静置）至入库并编入变更日志。 Batches count from hand-over (by SFTP from the rename, the settling time included) to the change log.
            """.formatted(SingleByRest.CALLERS, SingleByRest.CALLERS);

    private final PrintStream out;
    private final BenchOptions options;
    private final Rig rig;
    private final Standard standard = StandardReader.shipped();
    private final SubmissionWriter writer = new SubmissionWriter(standard);
    private final Table table = new Table();
    private @Nullable Rate bareHandler;

    private Bench(PrintStream out, BenchOptions options, Rig rig) {
        this.out = out;
        this.options = options;
        this.rig = rig;
    }

    /** Runs it. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.exit(run(out, arguments));
    }

    static int run(PrintStream out, String... arguments) {
        try {
            BenchOptions options = BenchOptions.of(arguments);
            try (Rig rig = Rig.open(options)) {
                Thread interrupted = new Thread(() -> close(rig));
                Runtime.getRuntime().addShutdownHook(interrupted);
                return new Bench(out, options, rig).measure() ? 0 : 1;
            }
        } catch (BenchOptions.Misuse e) {
            out.println(e.getMessage());
            return 2;
        } catch (IOException | SQLException | IllegalStateException e) {
            out.println("  性能测试中断 the benchmark broke off: " + e.getMessage());
            return 1;
        }
    }

    private static void close(Rig rig) {
        try {
            rig.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private boolean measure() throws IOException, SQLException {
        out.printf(
                Locale.ROOT,
                "%n  %d 核 cores · Java %s · 枢纽堆内存 hub heap %s · 客户端同机 clients on this machine · 调用频率不限 no rate limit%n",
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature(),
                Rig.HEAP.substring(4));
        lines(VALIDATION, () -> {
            Rate rate = new ValidationAlone(standard).measure(Duration.ofSeconds(4), Duration.ofSeconds(5));
            table.add(Line.atLeast(VALIDATION, rate, VALIDATED_A_SECOND));
        });
        say(FIRST_START);
        HubProcess hub = rig.start();
        Duration first = hub.startTime();
        withTheHub(hub.address(), rig.database());
        rig.stop();
        table.add(Line.shown(FIRST_START, first));
        lines(
                SECOND_START,
                () -> table.add(Line.atMost(SECOND_START, rig.start().startTime(), START)));
        out.println();
        table.text().lines().forEach(line -> out.println("  " + line));
        out.println();
        NOTES.lines().forEach(line -> out.println("  " + line));
        return table.complete();
    }

    private void withTheHub(HubAddress hub, HubDatabase database) throws IOException, SQLException {
        Books books = new Books(hub);
        Masters masters = new Masters(hub, writer);
        Supply singles = new Supply(standard, Partner.UNIVERSITY, 125, 4_000);
        int lineRows = Math.min(options.rows() / 4, MOST_LINES);
        Supply byLines = supply(Partner.ONLINE_ACADEMY, lineRows);
        Supply byFile = supply(Partner.PARTY_SCHOOL, options.rows());
        say("主数据 master data");
        masters.send(singles);

        Envelopes envelopes = new Envelopes(writer, singles);
        PlainCaller caller =
                new PlainCaller(hub.http(), hub.credential(singles.partner().credential()));
        lines(ANSWERED, () -> steady(hub, envelopes, caller, books));
        lines(SINGLE, () -> single(database, envelopes, caller, books));
        for (int together : List.of(10, 100)) {
            String what = "SOAP 每次 " + together + " 条 records a call";
            lines(what, () -> soap(what, new CallsBySoap(hub, singles, books).measure(together)));
        }
        Batch batch = new Batch(hub, database, books, rig.file("rows"));
        lines(BY_LINES, () -> byLines(hub, masters, batch, byLines, lineRows));
        lines(BY_FILE, () -> byFile(hub, masters, batch, byFile, options.rows()));
    }

    /** Classes and people for so many records and a warm-up, ten records a person. */
    private Supply supply(Partner partner, int rows) {
        return new Supply(standard, partner, RECORDS_A_PERSON + 2, Math.max(1_000, rows / RECORDS_A_PERSON));
    }

    private void steady(HubAddress hub, Envelopes envelopes, PlainCaller caller, Books books) throws IOException {
        SteadyArrivals.Result result = new SteadyArrivals(hub, envelopes, caller, books).measure();
        table.add(Line.atMost(ANSWERED, result.answers(), SteadyArrivals.TIME, ANSWER));
        table.add(Line.atMost(DELIVERED, result.deliveries(), SteadyArrivals.TIME, DELIVERY));
    }

    private void single(HubDatabase database, Envelopes envelopes, PlainCaller caller, Books books)
            throws IOException, SQLException {
        try (HandlerFloor floor = HandlerFloor.start(database, rig.file("bare-handler.log"))) {
            SingleByRest.Rates rates = new SingleByRest(envelopes, caller, floor, database, books).measure();
            bareHandler = rates.floor();
            table.add(Line.ratio(SINGLE, rates.hub(), rates.floor(), HALF));
        }
    }

    private void soap(String what, Rate rate) throws VoidFigureException {
        Rate floor = bareHandler;
        if (floor == null) {
            throw new VoidFigureException("no floor 无基线");
        }
        table.add(Line.ratio(what, rate, floor));
    }

    private void byLines(HubAddress hub, Masters masters, Batch batch, Supply supply, int rows)
            throws IOException, SQLException {
        masters.send(supply);
        String credential = supply.partner().credential();
        byte[] body = LinesBody.of(supply.stream(rows));
        Batch.Rates rates = batch.measure(credential, rows, () -> {
            long begin = System.nanoTime();
            int status = hub.rest(credential)
                    .submit(Sending.of(Sending.NDJSON, "").withBody(body).waiting(Duration.ZERO))
                    .status();
            VoidFigureException.unless(status == 202, "answered with 应答状态 " + status);
            return begin;
        });
        table.add(Line.ratio(BY_LINES, rates.hub(), rates.copy()));
    }

    private void byFile(HubAddress hub, Masters masters, Batch batch, Supply supply, int rows)
            throws IOException, SQLException {
        masters.send(supply);
        String credential = supply.partner().credential();
        try (SftpDrop drop = hub.sftp(credential)) {
            int first = Math.min(rows / RECORDS_A_PERSON, MOST_WARM_UP);
            batch.warmUp(credential, first, drop(drop, supply, "warm-up", first));
            Batch.Rates rates = batch.measure(credential, rows, drop(drop, supply, "batch", rows));
            table.add(Line.ratio(BY_FILE, rates.hub(), rates.copy(), HALF));
        }
    }

    private Batch.HandOver drop(SftpDrop drop, Supply supply, String name, int rows) throws IOException {
        Path file = rig.file(name + ".csv");
        TemplateFile.write(file, GB18030, supply.stream(rows));
        return () -> {
            drop.upload(file, "TrainingRecord-" + name + ".csv");
            Files.delete(file);
            long begin = System.nanoTime();
            drop.finish("TrainingRecord-" + name + ".csv");
            return begin;
        };
    }

    /** Measures one or more lines of the table. */
    @FunctionalInterface
    private interface Measurement {
        void take() throws IOException, SQLException;
    }

    /** Takes a measurement; if it fails there is a line that says so, and the others go on. */
    private void lines(String what, Measurement measurement) {
        say(what);
        try {
            measurement.take();
        } catch (IOException | SQLException | RuntimeException e) {
            table.add(Line.nothing(what, e));
        }
    }

    private void say(String what) {
        out.println("  正在测量 measuring: " + what + " …");
    }
}
