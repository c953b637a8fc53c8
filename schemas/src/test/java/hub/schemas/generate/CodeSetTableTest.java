package hub.schemas.generate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hub.standards.Standard;
import hub.standards.StandardReader;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The table of a code set tells what its codes become elsewhere, and when they were in force. */
class CodeSetTableTest {
    private static final Standard STANDARD = StandardReader.shipped();

    @Test
    void eachRenderingIsToldWithWhatIsLost() {
        JsonNode translations = table("ZB64@2006").path("translations");
        assertThat(translations).hasSize(1);
        JsonNode national = translations.path(0);
        assertThat(national.path("to").asText()).isEqualTo("GB4658@2006");
        assertThat(code(national, "21").toString()).isEqualTo("{\"code\":\"21\",\"as\":\"exact\",\"to\":\"21\"}");
        assertThat(code(national, "1A").path("as").asText()).isEqualTo("broader");
        assertThat(code(national, "1A").path("to").asText()).isEqualTo("90");
        assertThat(code(national, "1A").path("lost").path("zh").asText()).contains("党校");
        assertThat(code(national, "11").path("as").asText()).isEqualTo("ambiguous");
        assertThat(code(national, "11").path("among").toString()).isEqualTo("[\"11\",\"14\"]");
        assertThat(code(national, "11").has("to")).isFalse();

        JsonNode newer = table("ZB09@2006").path("translations").path(0);
        assertThat(code(newer, "01").path("as").asText()).isEqualTo("none");
        assertThat(code(newer, "01").path("lost").path("en").asText()).contains("heading");
    }

    @Test
    void aSetThatIsTranslatedNowhereSaysNothingOfIt() {
        assertThat(table("ZB42@2006").has("translations")).isFalse();
    }

    @Test
    void aDivisionTellsWhenItWasListed() {
        JsonNode divisions = table("GB2260@2024");
        assertThat(code(divisions, "330103").path("listed").toString()).isEqualTo("{\"until\":\"2020\"}");
        assertThat(code(divisions, "653228").path("listed").toString()).isEqualTo("{\"from\":\"2024\"}");
        assertThat(code(divisions, "330106").has("listed")).isFalse();
    }

    private static JsonNode table(String reference) {
        return new CodeSetTableWriter(STANDARD).table(Objects.requireNonNull(STANDARD.codeSet(reference)));
    }

    private static JsonNode code(JsonNode table, String code) {
        for (JsonNode one : table.path("codes")) {
            if (one.path("code").asText().equals(code)) {
                return one;
            }
        }
        throw new AssertionError("no code " + code);
    }
}
