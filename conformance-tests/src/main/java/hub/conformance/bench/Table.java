package hub.conformance.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The figures, one under the other. 结果表。 */
final class Table {
    private static final List<String> HEAD =
            List.of("项目 what", "实测 measured", "基线 floor", "比值 ratio", "标准 bar", "结论 verdict");
    private static final String BETWEEN = "  ";

    private final List<Line> lines = new ArrayList<>();

    void add(Line line) {
        lines.add(line);
    }

    /** Whether every line has its figure, whatever it is. */
    boolean complete() {
        return !lines.isEmpty() && lines.stream().noneMatch(line -> line.verdict() == Line.Verdict.VOID);
    }

    /** The table as text; columns are as wide as their widest cell. What a void figure has to say stands below. */
    String text() {
        int[] widths = HEAD.stream().mapToInt(Table::width).toArray();
        for (Line line : lines) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], width(line.cells().get(column)));
            }
        }
        StringBuilder text = new StringBuilder(row(HEAD, widths));
        text.append(row(Arrays.stream(widths).mapToObj("─"::repeat).toList(), widths));
        lines.forEach(line -> text.append(row(line.cells(), widths)));
        lines.stream()
                .filter(line -> line.verdict() == Line.Verdict.VOID)
                .forEach(line ->
                        text.append(line.what()).append(": ").append(line.why()).append('\n'));
        return text.toString();
    }

    private static String row(List<String> cells, int[] widths) {
        StringBuilder row = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = cells.get(column);
            row.append(cell)
                    .append(" ".repeat(Math.max(0, widths[column] - width(cell))))
                    .append(BETWEEN);
        }
        return row.toString().stripTrailing() + "\n";
    }

    /** Columns on a screen: Chinese characters are two wide. */
    static int width(String text) {
        return text.codePoints().map(letter -> letter >= 0x2E80 ? 2 : 1).sum();
    }
}
