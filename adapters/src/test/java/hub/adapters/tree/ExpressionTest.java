package hub.adapters.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hub.adapters.Form;
import hub.adapters.Limits;
import hub.adapters.Reading;
import hub.adapters.mapping.IllegalMappingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An expression is bounded, gives the same each time, and loses no place. */
class ExpressionTest {
    private static final String GOOD =
            "{ \"type\": \"Trainee\", \"sourceId\": no, \"data\": { \"traineeNumber\": no, \"name\": name, \"category\": $head.kind } }";
    private static final String LIST =
            "{ \"kind\": \"干部\", \"list\": [ { \"no\": \"T1\", \"name\": \"张三\" }, { \"no\": \"T1\", \"name\": \"张三\" } ] }";

    @TempDir
    Path folder;

    private Reading read(String expression, String text) {
        return new OwnMapping(folder)
                .trainees("{ kind: json, records: /list/* }", expression)
                .of(Form.JSON, text);
    }

    @Test
    void whatStandsBesideTheElementsIsAtHand() {
        Reading reading = read(GOOD, LIST);
        assertThat(reading.codes()).isEmpty();
        assertThat(reading.record(1).get("category")).isEqualTo("1");
        assertThat(reading.candidates().get(0).place().at("category")).isEqualTo("/kind");
    }

    /** Equal texts stand in different places: a place is told by the object, not by what it says. */
    @Test
    void equalValuesKeepTheirOwnPlaces() {
        Reading reading =
                read(GOOD.replace("name,", "alias,"), LIST.replace("\"name\"", "\"alias\": \"T1\", \"name\""));
        assertThat(reading.candidates().get(0).place().at("name")).isEqualTo("/list/0/alias");
        assertThat(reading.candidates().get(1).place().at("traineeNumber")).isEqualTo("/list/1/no");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$now()", "$millis()", "$random()", "$eval('1')", "$shuffle([1,2])"})
    void whatDiffersEachTimeIsNoPartOfAMapping(String call) {
        assertThatThrownBy(() -> read(GOOD.replace("name,", call + ","), LIST))
                .isInstanceOf(IllegalMappingException.class)
                .hasMessageContaining("own.jsonata");
    }

    @Test
    void whatIsNoExpressionIsRefusedAtStart() {
        assertThatThrownBy(() -> read("{ \"type\": ", LIST))
                .hasMessageContaining("own.jsonata")
                .hasMessageContaining("S0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$f(1)", "1 + $f(1)", "$sum($map([1..9999999], function($v) { $v * $v }))"})
    void noExpressionRunsWithoutEnd(String call) {
        String expression = "( $f := function($n) { CALL }; %s )"
                .formatted(GOOD.replace("name,", call + ","))
                .replace("CALL", call.startsWith("1") ? "1 + $f($n + 1)" : "$f($n + 1)");
        Reading reading = read(expression, LIST.replace(", { \"no\": \"T1\", \"name\": \"张三\" } ]", " ]"));
        assertThat(reading.finding("TRE-0001").arguments().get("reason")).isIn("timeout", "depth");
        assertThat(reading.candidates().get(0).record()).isNull();
    }

    @Test
    void anElementThatCannotBeWorkedOutCostsNoOther() {
        Reading reading = read(GOOD.replace("name,", "$string($number(name)),"), LIST.replaceFirst("张三", "12"));
        assertThat(reading.record(1).get("name")).isEqualTo("12");
        assertThat(reading.finding("TRE-0001").at()).isEqualTo("/list/1");
        assertThat(reading.finding("TRE-0001").toString()).doesNotContain("张三");
    }

    @Test
    void nothingForAnElementIsAnError() {
        Reading reading = read("name = '张三' ? " + GOOD, LIST.replaceFirst("张三", "李四"));
        assertThat(reading.candidates()).hasSize(2);
        assertThat(reading.finding("TRE-0002").at()).isEqualTo("/list/0");
    }

    @Test
    void aRecordTypeOrFieldThatIsNotDeclaredIsAFinding() {
        assertThat(read(GOOD.replace("Trainee\"", "Cadre\""), LIST).codes()).contains("SYN-0016");
        assertThat(read(GOOD.replace("\"name\"", "\"nam\""), LIST)
                        .candidates()
                        .get(0)
                        .reading())
                .extracting(finding -> finding.arguments().get("suggestion"))
                .containsExactly("name");
    }

    @Test
    void anElementTooLargeIsRefusedAndTheNextIsRead() {
        OwnMapping mapping = new OwnMapping(folder).trainees("{ kind: json, records: /list/* }", GOOD);
        Limits small = new Limits(64, 32, 100_000, 1_000, 1_000, 5_000_000, 4L << 30, 100, 128L << 20);
        String list = LIST.replaceFirst("张三", "长".repeat(2_000));
        Reading reading = mapping.of(Form.JSON, list.getBytes(StandardCharsets.UTF_8), small);
        assertThat(reading.finding("TRE-0006").at()).isEqualTo("/list/0");
        assertThat(reading.record(2).get("name")).isEqualTo("张三");
    }

    @Test
    void aLineStandsByItself() {
        OwnMapping mapping = new OwnMapping(folder).trainees("{ kind: ndjson }", GOOD.replace("$head.kind", "kind"));
        Reading reading = mapping.of(
                Form.NDJSON,
                "{\"no\":\"T1\",\"name\":\"张三\",\"kind\":\"干部\"}\n\n{\"no\":\"T2\",\n"
                        + "{\"no\":\"T3\",\"name\":\"李四\",\"kind\":\"干不\"} {}\n{\"no\":\"T4\",\"name\":\"王五\",\"kind\":\"干不\"}\n");
        assertThat(reading.codes()).containsExactly("SYN-0008", "SYN-0009", "COD-0001");
        assertThat(reading.candidates()).hasSize(4);
        assertThat(reading.finding("COD-0001").at()).isEqualTo("line 5, /kind");
        assertThat(reading.candidates().get(3).place().at(null)).isEqualTo("line 5");
    }
}
