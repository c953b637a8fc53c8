package hub.conformance.demo;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Properties;

/**
 * What the demonstration remembers between runs, in {@code demo/} of the data folder: which month it sent, and how many changes the hub had
 * made before. So a second run sends the same, and knows that nothing new may come of it.
 *
 * @param folder the folder
 * @param month the month that is sent
 * @param seed its seed
 * @param changesBefore how many changes there were before the first run
 * @param firstRun whether nothing was sent before
 */
record DemoFolder(Path folder, YearMonth month, long seed, long changesBefore, boolean firstRun) {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /**
     * Opens it; the first time, the month is the last one.
     *
     * @param changes how many changes the hub has made by now
     */
    static DemoFolder open(Path data, long seed, long changes) throws IOException {
        Path folder = Files.createDirectories(data.resolve("demo"));
        Path file = folder.resolve("month.properties");
        Properties known = new Properties();
        boolean first = Files.notExists(file);
        if (first) {
            known.setProperty("month", YearMonth.now(ZONE).minusMonths(1).toString());
            known.setProperty("seed", Long.toString(seed));
            known.setProperty("changes-before", Long.toString(changes));
            try (Writer out = Files.newBufferedWriter(file)) {
                known.store(out, "what the demonstration sent");
            }
        } else {
            try (Reader in = Files.newBufferedReader(file)) {
                known.load(in);
            }
        }
        return new DemoFolder(
                folder,
                YearMonth.parse(known.getProperty("month")),
                Long.parseLong(known.getProperty("seed")),
                Long.parseLong(known.getProperty("changes-before")),
                first);
    }

    Path ledger() {
        return folder.resolve("hr-ledger.jsonl");
    }
}
