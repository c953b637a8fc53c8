package hub.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import hub.adapters.mapping.Mapping;
import hub.adapters.mapping.Mappings;
import hub.standards.StandardReader;
import hub.standards.StandardTree;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Content says which version it is of where its form has a place for it; what cannot be read says nothing. */
class VersionInContentTest {
    private static final StandardTree TREE = StandardReader.shippedTree();
    private static final Mappings MAPPINGS = Mappings.read(TREE, null);
    private static final Readers READERS = new Readers(MAPPINGS);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "{\"standard\":\"1.0\",\"records\":[]}                               | 1.0",
                "{\"records\":[{\"standard\":\"0.9\",\"data\":{}}],\"standard\":\"1.1\"} | 1.1",
                "{\"records\":[],\"secrecy\":\"none\"}                               | -",
                "{\"standard\":1.0,\"records\":[]}                                   | -",
                "{\"records\":[{\"standard\":\"1.0\"                                 | -",
                "[{\"standard\":\"1.0\"}]                                            | -",
                "no JSON                                                             | -",
            })
    void ofJson(String text, @Nullable String version) throws IOException {
        assertThat(version(Form.JSON, text.getBytes(StandardCharsets.UTF_8))).isEqualTo(version);
        assertThat(version(Form.JSON, ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(version);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "<records xmlns=\"urn:cadre-training:exchange:1.0\"/>     | 1.0",
                "<e:records xmlns:e='urn:cadre-training:exchange:1.1'/>   | 1.1",
                "<records/>                                               | -",
                "<records xmlns=\"urn:cadre-training:exchange:\"/>        | -",
            })
    void ofXml(String text, @Nullable String version) throws IOException {
        String whole = "<?xml version=\"1.0\" encoding=\"GB18030\"?><!-- 某校 -->" + text;
        assertThat(version(Form.XML, whole.getBytes(Charset.forName("GB18030"))))
                .isEqualTo(version);
    }

    @Test
    void linesHaveNoPlaceForIt() throws IOException {
        assertThat(version(Form.NDJSON, "{\"standard\":\"1.0\"}".getBytes(StandardCharsets.UTF_8)))
                .isNull();
    }

    @Test
    void aMappingIsReadForTheVersionItNames() {
        Mapping mapping =
                MAPPINGS.named("municipal-party-school", Mapping.Kind.WORKBOOK).orElseThrow();
        assertThat(mapping.standard()).isEqualTo("1.0");
        assertThat(mapping.tables().get(0).records().get(0).type())
                .isSameAs(TREE.at("1.0")
                        .record(mapping.tables().get(0).records().get(0).type().name()));
        assertThat(MAPPINGS.template(Mapping.Kind.CSV).standard()).isEqualTo("1.1");
        assertThat(MAPPINGS.template(Mapping.Kind.CSV, "1.0").standard()).isEqualTo("1.0");
    }

    private static @Nullable String version(Form form, byte[] bytes) throws IOException {
        return READERS.forForm(form, null).version(Reading.content(bytes));
    }
}
