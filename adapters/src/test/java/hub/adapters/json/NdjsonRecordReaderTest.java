package hub.adapters.json;

import static org.assertj.core.api.Assertions.assertThat;

import hub.adapters.EncodingCheck;
import hub.adapters.Form;
import hub.adapters.Limits;
import hub.adapters.Reading;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class NdjsonRecordReaderTest {

    private static String line(int i) {
        return "{\"type\":\"Trainee\",\"sourceId\":\"s" + i + "\",\"sourceVersion\":1,\"data\":{\"traineeNumber\":\""
                + i + "\",\"name\":\"㛃䶮𬱖\"}}";
    }

    @Test
    void everyLineStandsByItself() {
        Reading reading = Reading.of(
                Form.NDJSON,
                "\uFEFF" + line(1) + "\r\n\n  \n" + "{\"type\":\n" + line(2) + " x\n" + "[1]\n" + "[".repeat(100_000)
                        + "\n" + line(3) + "\n" + line(4));
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.codes()).containsExactly("SYN-0008", "SYN-0009", "STR-0002", "SYN-0006");
        assertThat(reading.candidates().stream().map(c -> c.number())).containsExactly(1, 2, 3, 4, 5, 6, 7);
        assertThat(reading.candidates().stream().map(c -> c.place().at(null)))
                .containsExactly("line 1", "line 4", "line 5", "line 6", "line 7", "line 8", "line 9");
        assertThat(reading.record(7).text("name")).isEqualTo("㛃䶮𬱖");
        assertThat(reading.candidates().get(0).place().at("name")).isEqualTo("line 1, /data/name");
    }

    @Test
    void aLineInAnotherEncodingCostsNoOther() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes((line(1) + "\n").getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes((line(2) + "\n").getBytes(EncodingCheck.GB18030));
        bytes.writeBytes((line(3) + "\n").getBytes(StandardCharsets.UTF_8));
        Reading reading = Reading.of(Form.NDJSON, bytes.toByteArray());
        assertThat(reading.codes()).containsExactly("SYN-0001");
        assertThat(reading.candidates().get(1).unreadable()).isTrue();
        assertThat(reading.record(3).key().sourceId()).isEqualTo("s3");
    }

    @Test
    void aHalfFileLosesItsLastLineOnly() {
        String text = line(1) + "\n" + line(2);
        Reading reading = Reading.of(Form.NDJSON, text.substring(0, text.length() - 20));
        assertThat(reading.codes()).containsExactly("SYN-0008");
        assertThat(reading.candidates()).hasSize(2);
        assertThat(reading.finding("SYN-0008").at()).startsWith("line 2,");
    }

    @Test
    void aLineMayNotBeEndless() {
        Reading reading = Reading.of(
                Form.NDJSON, line(1) + "\n" + "x".repeat(3 << 20) + "\n" + line(2) + "\n" + "y".repeat(2 << 20));
        assertThat(reading.codes()).containsExactly("LIM-0001", "LIM-0001");
        assertThat(reading.candidates()).hasSize(4);
        assertThat(reading.record(3).key().sourceId()).isEqualTo("s2");
    }

    @Test
    void linesAreCountedAcrossBuffers() {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= 5_000; i++) {
            text.append(line(i)).append('\n');
        }
        Reading reading = Reading.of(Form.NDJSON, text.toString());
        assertThat(reading.codes()).isEmpty();
        assertThat(reading.candidates()).hasSize(5_000);
        for (int i = 1; i <= 5_000; i++) {
            assertThat(reading.record(i).key().sourceId()).isEqualTo("s" + i);
            assertThat(reading.candidates().get(i - 1).place().at(null)).isEqualTo("line " + i);
        }
    }

    @Test
    void nothingAndTooMuchAreSaid() {
        assertThat(Reading.of(Form.NDJSON, "\n \n").codes()).isEqualTo(List.of("SYN-0013"));
        assertThat(Reading.of(Form.NDJSON, "").codes()).isEqualTo(List.of("SYN-0013"));
        Limits few = new Limits(64, 32, 1000, 100, 1000, 3, 1000, 100, 1000);
        String text = (line(1) + "\n").repeat(4);
        assertThat(Reading.of(Form.NDJSON, text.getBytes(StandardCharsets.UTF_8), null, few)
                        .codes())
                .isEqualTo(List.of("LIM-0002"));
    }
}
