package hub.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;

import hub.adapters.EncodingCheck;
import hub.adapters.Form;
import hub.adapters.Reading;
import hub.adapters.returned.Told;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What a clerk who keeps delimited text gets back. */
class MarkedCsvTest {
    private static final String HEAD = "来源编号,班次编号,学员姓名,培训开始日期,培训结束日期,学时,学时单位,培训结果";
    private static final String HEADING = "错误说明〔更正报送 " + Told.SUBMISSION + "〕";
    private static final String NOTE = "错误 COD-0101：职务层次“正处”不在代码表 ZB09 中。改法：请改为代码表中的名称";

    private static String row(String key) {
        return key + ",PX1,张三,20261103,20261107,36.50,period-45,1";
    }

    private static byte[] gb18030(String text) {
        return text.getBytes(EncodingCheck.GB18030);
    }

    private static String back(Told told, byte[] bytes, Charset charset) {
        return new String(told.on(Form.CSV, bytes), charset);
    }

    @Test
    void everyByteIsTheSendersButForTheColumnAdded() {
        String text =
                HEAD + "\r\n" + row("k1") + "\r\n" + row("k2").replace("张三", "\"张\"\"三\r\n,\"") + "\n\n" + row("㐀𠀀3");
        byte[] back =
                new Told().error(2, "row 3, column 8 (培训结果)").error(3, "row 5").on(Form.CSV, gb18030(text));

        assertThat(back)
                .isEqualTo(gb18030(HEAD + ",\"" + HEADING + "\"\r\n" + row("k1") + ",\r\n"
                        + row("k2").replace("张三", "\"张\"\"三\r\n,\"") + ",\"第 8 列 " + NOTE + "\"\n\n" + row("㐀𠀀3")
                        + ",\"第 5 行 " + NOTE + "\""));
    }

    @Test
    void theMarkOfUtf8AndTheSeparatorStay() {
        String text = "\uFEFF" + (HEAD + "\n" + row("k1") + "\n").replace(',', '\t');
        String back = back(
                new Told().error(1, "row 2, column 2 (班次编号)"),
                text.getBytes(StandardCharsets.UTF_8),
                StandardCharsets.UTF_8);

        assertThat(back)
                .isEqualTo("\uFEFF" + HEAD.replace(',', '\t') + "\t\"" + HEADING + "\"\n"
                        + row("k1").replace(',', '\t') + "\t\"第 2 列 " + NOTE + "\"\n");
    }

    @Test
    void itIsReadAgainAsIfNothingHadBeenAdded() {
        byte[] text = gb18030(HEAD + "\n" + row("k1") + "\n" + row("k2") + "\n");
        byte[] back = new Told().error(0, "row 1").error(2, "row 3").on(Form.CSV, text);
        Reading again = Reading.of(Form.CSV, back);

        assertThat(again.codes()).isEmpty();
        assertThat(again.candidates()).hasSize(2);
        assertThat(again.record(2).key().sourceId()).isEqualTo("k2");
        assertThat(Told.corrected(Form.CSV, back)).containsExactly(Told.SUBMISSION);
        assertThat(Told.corrected(Form.CSV, text)).isEmpty();
    }

    @Test
    void theNextRoundReplacesTheColumn() {
        byte[] text = gb18030(HEAD + "\n" + row("k1") + "\n" + row("k2") + "\n");
        byte[] first = new Told().error(1, "row 2").on(Form.CSV, text);
        String second = back(new Told().error(2, "row 3"), first, EncodingCheck.GB18030);

        assertThat(second)
                .isEqualTo(
                        HEAD + ",\"" + HEADING + "\"\n" + row("k1") + ",\n" + row("k2") + ",\"第 3 行 " + NOTE + "\"\n");
    }

    @Test
    void aShortRowIsFilledUpAndALongOneIsNot() {
        String text = HEAD + "\nk1,PX1\n" + row("k2") + ",,x\n";
        String back = back(
                new Told().error(1, "row 2").error(2, "row 3"),
                text.getBytes(StandardCharsets.UTF_8),
                StandardCharsets.UTF_8);

        String[] rows = back.split("\n", -1);
        assertThat(rows[1]).isEqualTo("k1,PX1,,,,,,,\"第 2 行 " + NOTE + "\"");
        assertThat(rows[2]).isEqualTo(row("k2") + ",,x,\"第 3 行 " + NOTE + "\"");
    }
}
