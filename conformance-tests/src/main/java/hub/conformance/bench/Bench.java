package hub.conformance.bench;

import hub.standards.Standard;
import hub.standards.StandardReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/**
 * The benchmark: records a second by the three channels and by the validator alone, beside what the parts beneath could do, and how long answers,
 * delivery and a start take. 性能测试。
 *
 * <p>It starts a hub of its own on empty data. Exit code 0 if every line has its figure, whatever it is; 1 if the hub did not do what was
 * measured, so that a figure is void; 2 for a wrong command line.
 */
public final class Bench {
    private static final long VALIDATED_A_SECOND = 100_000;
    private static final Duration VALIDATION_WARM_UP = Duration.ofSeconds(4);
    private static final Duration VALIDATION_TIME = Duration.ofSeconds(5);
    private static final Duration START = Duration.ofSeconds(15);

    private static final Duration LOAD = Duration.ofMillis(1500);
    private static final int LOADS = 5;
    private static final Duration LOOK_UP_WARM_UP = Duration.ofSeconds(1);
    private static final Duration LOOK_UP_TIME = Duration.ofSeconds(1);
    /** Not 1: what is spread over more memory is further away. */
    private static final double FLAT = 0.5;

    private static final int FEW_CODES = 500;
    private static final int MANY_CODES = 50_000;

    private static final String LOADING = "读取、检查、编译标准，新进程 read, lint and compile the standard, fresh process";
    private static final String LOOK_UP = "代码查找，5 万对 500 个代码 look-up among 50,000 codes beside 500";
    private static final String VALIDATION = "单独校验，单线程 validation alone, one thread";
    private static final String FIRST_START = "首次启动至就绪 first start to ready";
    private static final String CHANNELS = "主数据与三个渠道 master data and the three channels";
    private static final String SECOND_START = "再次启动至就绪 second start to ready";

    private static final String NOTES = """
            标准加载为中位数，基线是单线程只读同样的 YAML；括号内为进程所用 CPU。 Loading is a median beside bare reading of the same YAML on one thread; in brackets the processors' time.
            括号内为条数与秒数。 In brackets: records and seconds.
            单条基线：裸 Spring MVC，解析后单独提交一行，%d 个并发，与枢纽相同。 Floor of single records: bare Spring MVC, one row a commit, %d callers as for the hub.
            批量基线：对枢纽写入的同样的行裸 COPY 到同样的表和索引。 Floor of batches: a bare COPY of the rows the hub wrote, into the same tables and indexes.
            批量自交付（SFTP 自改名，含静置）至入库并编入变更日志。 Batches count from hand-over (by SFTP from the rename, the settling time included) to the change log.
            """.formatted(SingleByRest.CALLERS, SingleByRest.CALLERS);

    private Bench() {}

    /** Runs it. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.exit(run(out, arguments));
    }

    static int run(PrintStream out, String... arguments) {
        try {
            BenchOptions options = BenchOptions.of(arguments);
            if (options.standardOnly()) {
                Sheet sheet = new Sheet(out);
                measureStandard(sheet);
                return sheet.show() ? 0 : 1;
            }
            try (Rig rig = Rig.open(options)) {
                Thread interrupted = new Thread(() -> close(rig));
                Runtime.getRuntime().addShutdownHook(interrupted);
                return measure(out, options, rig) ? 0 : 1;
            }
        } catch (BenchOptions.Misuse e) {
            out.println(e.getMessage());
            return 2;
        } catch (IOException | IllegalStateException e) {
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

    private static void measureStandard(Sheet sheet) {
        sheet.take(LOADING, () -> sheet.enter(Line.load(LOADING, LoadTime.measure(LOADS), LOAD)));
        sheet.take(LOOK_UP, () -> {
            Rate few = new CodeLookUp(FEW_CODES).measure(LOOK_UP_WARM_UP, LOOK_UP_TIME);
            Rate many = new CodeLookUp(MANY_CODES).measure(LOOK_UP_WARM_UP, LOOK_UP_TIME);
            sheet.enter(Line.ratio(LOOK_UP, many, few, FLAT));
        });
    }

    private static boolean measure(PrintStream out, BenchOptions options, Rig rig) throws IOException {
        Sheet sheet = new Sheet(out);
        Standard standard = StandardReader.shipped();
        sheet.say(String.format(
                Locale.ROOT,
                "%d 核 cores · Java %d · 枢纽堆内存 hub heap %s · 客户端同机 clients on this machine · 调用频率不限 no rate limit · %,d 行 rows",
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature(),
                Rig.HEAP,
                options.rows()));
        measureStandard(sheet);
        sheet.take(VALIDATION, () -> {
            Rate rate = new ValidationAlone(standard).measure(VALIDATION_WARM_UP, VALIDATION_TIME);
            sheet.enter(Line.atLeast(VALIDATION, rate, VALIDATED_A_SECOND));
        });
        sheet.take(
                FIRST_START,
                () -> sheet.enter(Line.shown(FIRST_START, rig.start().startTime())));
        sheet.take(CHANNELS, () -> new ChannelLines(standard, rig, sheet).take(options.rows()));
        sheet.take(
                SECOND_START,
                () -> sheet.enter(Line.atMost(SECOND_START, rig.start().startTime(), START)));
        boolean complete = sheet.show();
        sheet.say(NOTES);
        return complete;
    }
}
