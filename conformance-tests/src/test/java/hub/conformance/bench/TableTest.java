package hub.conformance.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    private final Table table = new Table();

    @Test
    void columnsStandUnderEachOtherWithChineseInThem() {
        table.add(Line.shown("首次启动 first start", Duration.ofSeconds(12)));
        table.add(Line.shown("second start", Duration.ofSeconds(9)));
        List<String> lines = table.text().lines().toList();
        assertThat(lines).hasSize(4);
        int at = column(lines.get(0), "实测");
        assertThat(column(lines.get(2), "12.0 s")).isEqualTo(at);
        assertThat(column(lines.get(3), "9.0 s")).isEqualTo(at);
    }

    @Test
    void aChineseCharacterIsTwoColumnsWide() {
        assertThat(Table.width("首次启动 first")).isEqualTo(14);
        assertThat(Table.width("≥ 0.50")).isEqualTo(6);
    }

    private static int column(String line, String cell) {
        return Table.width(line.substring(0, line.indexOf(cell)));
    }

    @Test
    void isCompleteOnlyIfEveryLineHasItsFigure() {
        assertThat(table.complete()).isFalse();
        table.add(Line.shown("start", Duration.ofSeconds(9)));
        assertThat(table.complete()).isTrue();
        table.add(Line.atMost("second start", Duration.ofSeconds(20), Duration.ofSeconds(15)));
        assertThat(table.complete())
                .as("a bar not met is a figure all the same")
                .isTrue();
        table.add(Line.nothing("batch", new VoidFigureException("999 of 1000 rows")));
        assertThat(table.complete()).isFalse();
        assertThat(table.text()).contains("作废 void").endsWith("batch: 999 of 1000 rows\n");
    }
}
