package hub.conformance.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;

/** Where figures are entered as they are taken: a measurement that fails leaves a line that says so, and the others go on. 记录单。 */
final class Sheet {
    private static final String INDENT = "  ";

    private final PrintStream out;
    private final Table table = new Table();

    Sheet(PrintStream out) {
        this.out = out;
    }

    /** Measures, and gives one or more lines to the sheet. */
    @FunctionalInterface
    interface Measurement {
        void take() throws IOException, SQLException;
    }

    /** Takes a measurement. */
    void take(String what, Measurement measurement) {
        say("正在测量 measuring: " + what + " …");
        try {
            measurement.take();
        } catch (IOException | SQLException | RuntimeException e) {
            table.add(Line.nothing(what, e));
        }
    }

    void enter(Line line) {
        table.add(line);
    }

    void say(String text) {
        text.lines().forEach(line -> out.println(INDENT + line));
    }

    /** Shows all of it; whether every line has its figure. */
    boolean show() {
        out.println();
        say(table.text());
        out.println();
        return table.complete();
    }
}
