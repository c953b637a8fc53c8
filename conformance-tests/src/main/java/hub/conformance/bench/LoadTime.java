package hub.conformance.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How long the standard takes to load in a fresh process, beside the bare reading of its files: medians of several runs, taken in turns. 加载时间。
 *
 * @param whole reading, lint and compiling
 * @param wholeProcessors time of all processors in it, the start of the process included
 * @param bare reading the same files by the YAML library, on one thread
 * @param bareProcessors as above
 */
record LoadTime(Duration whole, Duration wholeProcessors, Duration bare, Duration bareProcessors) {

    /** One run of a process. */
    record Run(Duration took, Duration processors) {
        static Run of(String printed) {
            String[] nanos = printed.strip().split(" ", -1);
            return new Run(Duration.ofNanos(Long.parseLong(nanos[0])), Duration.ofNanos(Long.parseLong(nanos[1])));
        }
    }

    /**
     * Starts so many processes of each kind.
     *
     * @throws VoidFigureException if one of them fails
     */
    static LoadTime measure(int runs) throws IOException, VoidFigureException {
        List<Run> whole = new ArrayList<>();
        List<Run> bare = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            whole.add(run(LoadOnce.WHOLE));
            bare.add(run(LoadOnce.BARE));
        }
        return of(whole, bare);
    }

    static LoadTime of(List<Run> whole, List<Run> bare) {
        return new LoadTime(
                median(whole.stream().map(Run::took).toList()),
                median(whole.stream().map(Run::processors).toList()),
                median(bare.stream().map(Run::took).toList()),
                median(bare.stream().map(Run::processors).toList()));
    }

    private static Duration median(List<Duration> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }

    private static Run run(String what) throws IOException, VoidFigureException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LoadOnce.class.getName(),
                        what)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        try {
            VoidFigureException.unless(
                    process.waitFor() == 0 && !printed.isEmpty(), "the standard does not load 标准加载失败");
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return Run.of(printed.get(printed.size() - 1));
    }
}
