package hub.conformance.demo;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the demonstration prints: lines, and bars that grow. On a terminal the bars are drawn again in place; elsewhere each is printed once,
 * when it is full.
 */
final class Screen {
    private static final int BAR = 20;
    private static final int LABEL_WIDTH = 22;
    private static final int WAY_WIDTH = 44;

    private final PrintStream out;
    private final boolean terminal;
    private final List<Bar> bars = new ArrayList<>();
    private boolean drawn;

    Screen(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    void line(String text) {
        out.println("  " + text);
    }

    void blank() {
        out.println();
    }

    /** A number as people read it: 2,095. */
    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** One bar: how much of one sender's records has its verdict. */
    final class Bar {
        private final String label;
        private final String way;
        private final long all;
        private long done;

        private Bar(String label, String way, long all) {
            this.label = label;
            this.way = way;
            this.all = all;
        }

        void add(long records) {
            synchronized (Screen.this) {
                done += records;
                if (terminal) {
                    draw();
                } else if (done == all) {
                    out.println(text());
                }
            }
        }

        private String text() {
            int full = (int) (BAR * done / Math.max(all, 1));
            return "  " + padded(label, LABEL_WIDTH) + padded(way, WAY_WIDTH) + "━".repeat(full)
                    + "╌".repeat(BAR - full) + "  " + number(done) + "/" + number(all);
        }
    }

    synchronized Bar bar(String label, String way, long all) {
        Bar bar = new Bar(label, way, all);
        bars.add(bar);
        return bar;
    }

    private void draw() {
        if (drawn) {
            out.print("\033[" + bars.size() + "A");
        }
        bars.forEach(bar -> out.println("\033[2K" + bar.text()));
        drawn = true;
        out.flush();
    }

    /** Chinese characters are two columns wide. */
    private static String padded(String text, int width) {
        int columns = text.codePoints().map(c -> c >= 0x2E80 ? 2 : 1).sum();
        return text + " ".repeat(Math.max(1, width - columns));
    }
}
