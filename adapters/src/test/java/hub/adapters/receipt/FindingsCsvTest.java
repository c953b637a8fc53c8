package hub.adapters.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import hub.schemas.Level;
import hub.schemas.Severity;
import hub.standards.Text;
import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindingsCsvTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "＝1",
                "＋1",
                "－1",
                "＠A",
                " =1",
                "\t=1",
                "\r=1",
                "\u3000=1",
                ";=1",
                "|cmd"
            })
    void noCellIsAFormula(String cell) {
        assertThat(FindingsCsv.safe(cell)).startsWith("'").doesNotContain("\t").doesNotContain("\r");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PX2026-0311", "学员培训信息!H24", "正处", "36.5", ""})
    void whatIsHarmlessStaysAsItIs(String cell) {
        assertThat(FindingsCsv.safe(cell)).isEqualTo(cell);
    }

    @Test
    void aQuoteOrALineBreakStaysInItsCell() throws IOException {
        StringWriter out = new StringWriter();
        try (FindingsCsv csv = new FindingsCsv(out)) {
            csv.add(new FindingLine(
                    1,
                    7,
                    "Trainee",
                    "a\",\"=1\n=2",
                    "COD-0001",
                    Severity.ERROR,
                    Level.CODE,
                    "sex",
                    "row 7",
                    "3",
                    new Text("问题", "problem"),
                    new Text("提示", "hint")));
        }
        assertThat(out.toString())
                .startsWith("\uFEFF\"序号\"")
                .contains("\"a\"\",\"\"=1\n=2\"")
                .endsWith("\r\n");
    }
}
