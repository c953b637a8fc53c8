package hub.conformance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import hub.conformance.client.Answer;
import hub.conformance.client.HubAddress;
import hub.conformance.client.Sending;
import hub.conformance.client.SftpDrop;
import hub.conformance.sample.Dialect;
import hub.conformance.sample.Partner;
import hub.conformance.sample.RecordJson;
import hub.conformance.sample.SubmissionWriter;
import hub.conformance.sample.Traffic;
import hub.standards.StandardRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input on each channel gets its code, and nothing else: no 5xx, no stack trace, no name of a class. */
class BadInputIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Partner SENDER = Partner.UNIVERSITY;
    private static final String CSV_HEAD = "来源编号,版本,操作,学员编号,学员类别,姓名";

    private final HubAddress hub = SharedHub.address();

    /** What the inside of a program looks like from outside. */
    private static void assertNothingLeaks(String text) {
        assertThat(text)
                .doesNotContain(
                        "Exception", "\tat ", "org.apache", "org.spring", "hub.routes", "java.lang", "SQLSTATE");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String line(StandardRecord record) {
        try {
            return JSON.writeValueAsString(RecordJson.of(record));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Arguments> byRest() {
        String good = line(Samples.good("Trainee", "bad"));
        String data = "\"data\":{";
        return Stream.of(
                Arguments.of("half a document", Sending.JSON, utf8(good.substring(0, good.length() / 2)), "SYN-0008"),
                Arguments.of("not JSON", Sending.JSON, utf8("<records/>"), "SYN-0002"),
                Arguments.of("100,000 deep", Sending.JSON, utf8("[".repeat(100_000)), "SYN-0006"),
                Arguments.of(
                        "a number of ten thousand digits",
                        Sending.JSON,
                        utf8(good.replace("\"sourceVersion\":1", "\"sourceVersion\":" + "9".repeat(10_000))),
                        "SYN-0007"),
                Arguments.of(
                        "a number of a megabyte",
                        Sending.JSON,
                        utf8(good.replace("\"sourceVersion\":1", "\"sourceVersion\":" + "9".repeat(1 << 20))),
                        "LIM-0001"),
                Arguments.of(
                        "a key twice", Sending.JSON, utf8(good.replace(data, data + "\"name\":\"甲\",")), "SYN-0010"),
                Arguments.of("text behind the end", Sending.JSON, utf8(good + " {}"), "SYN-0009"),
                Arguments.of("GBK in JSON", Sending.JSON, good.getBytes(Charset.forName("GBK")), "SYN-0001"),
                Arguments.of("an unknown field", Sending.JSON, utf8(good.replace("\"name\"", "\"nmae\"")), "STR-0008"),
                Arguments.of(
                        "an unknown type", Sending.JSON, utf8(good.replace("\"Trainee\"", "\"Student\"")), "SYN-0016"),
                Arguments.of(
                        "no key", Sending.JSON, utf8(good.replaceFirst("\"sourceId\":\"[^\"]*\",", "")), "SYN-0017"),
                Arguments.of("nothing", Sending.NDJSON, utf8("\n"), "SYN-0013"),
                Arguments.of(
                        "CSV in no encoding",
                        Sending.CSV,
                        new byte[] {'a', ',', (byte) 0xFF, (byte) 0xFF, '\n'},
                        "SYN-0001"),
                Arguments.of("a quote left open", Sending.CSV, utf8(CSV_HEAD + "\n\"1,1,,T1,1,甲\n"), "SYN-0004"),
                Arguments.of("an unknown column", Sending.CSV, utf8(CSV_HEAD + ",学生编号\nX1,1,,TX1,9,甲,5\n"), "MAP-0002"),
                Arguments.of("a column twice", Sending.CSV, utf8(CSV_HEAD + ",姓名\nX1,1,,TX1,9,甲,乙\n"), "SYN-0015"),
                Arguments.of("not a workbook", Sending.XLSX, utf8("PK no"), "SYN-0011"),
                Arguments.of("half a workbook", Sending.XLSX, half(workbook(false)), "SYN-0008"),
                Arguments.of("a formula", Sending.XLSX, workbook(true), "SYN-0012"));
    }

    private static byte[] half(byte[] whole) {
        return Arrays.copyOf(whole, whole.length / 2);
    }

    private static byte[] workbook(boolean formula) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("学员");
            String[] head = CSV_HEAD.split(",");
            for (int column = 0; column < head.length; column++) {
                sheet.value(0, column, head[column]);
            }
            String[] row = {"WB1", "1", "", "TWB1", "9", "甲"};
            for (int column = 0; column < row.length; column++) {
                sheet.value(1, column, row[column]);
            }
            if (formula) {
                sheet.formula(1, 5, "CONCATENATE(\"甲\",\"乙\")");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("byRest")
    void byRest(String what, String mediaType, byte[] body, String code) throws IOException {
        Answer answer = hub.rest(SENDER.credential())
                .submit(Sending.of(mediaType, "").withBody(body).named("bad." + ending(mediaType)));

        assertThat(answer.status()).as(answer.text()).isBetween(200, 422);
        assertThat(codes(answer)).as("%s: %s", what, answer.text()).contains(code);
        assertNothingLeaks(answer.text());
    }

    private static String ending(String mediaType) {
        return mediaType.equals(Sending.XLSX) ? "xlsx" : mediaType.equals(Sending.CSV) ? "csv" : "json";
    }

    private static java.util.Collection<String> codes(Answer answer) {
        return answer.status() == 200 ? answer.receipt().findings().keySet() : java.util.List.of(answer.problem());
    }

    static Stream<Arguments> bySftp() {
        Traffic traffic = new Traffic(Samples.STANDARD, SENDER, "BAD", 1, 3);
        byte[] csv = new SubmissionWriter(Samples.STANDARD)
                .write(traffic.records("bad", Dialect.TEMPLATE, 0, 3))
                .bytes();
        return Stream.of(
                Arguments.of("half.xlsx", half(workbook(false)), "SYN-0008"),
                Arguments.of("formula.xlsx", workbook(true), "SYN-0012"),
                Arguments.of("latin.csv", new byte[] {'a', ',', (byte) 0xFF, (byte) 0xFF, '\n'}, "SYN-0001"),
                Arguments.of(
                        "missing-column.csv",
                        utf8(new String(csv, StandardCharsets.UTF_8).replaceFirst("来源编号", "编号")),
                        "SYN-0014"),
                Arguments.of("waits.csv", csv, "REF-0003"),
                Arguments.of("deep.json", utf8("[".repeat(100_000)), "SYN-0006"),
                Arguments.of(
                        "entity.xml",
                        utf8("<!DOCTYPE r [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><records>&e;</records>"),
                        "SYN-0005"),
                Arguments.of("空.csv", new byte[0], "SYN-0013"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bySftp")
    void bySftp(String name, byte[] content, String code) throws IOException {
        try (SftpDrop drop = hub.sftp(SENDER.credential())) {
            drop.send(name, content);
            String receipt = Awaitility.await().until(() -> receipt(drop, name), text -> !text.isEmpty());

            assertThat(receipt).as(name).contains("\"" + code + "\"");
            assertNothingLeaks(receipt);
        }
    }

    private static String receipt(SftpDrop drop, String name) throws IOException {
        for (Map.Entry<String, Long> file : drop.times("receipts").entrySet()) {
            if (file.getKey().startsWith(name + ".") && file.getKey().endsWith(".receipt.json")) {
                return drop.read("receipts/" + file.getKey());
            }
        }
        return "";
    }

    static Stream<Arguments> bySoap() {
        String record =
                "<e:record type=\"Trainee\" sourceId=\"S1\" sourceVersion=\"1\"><e:Trainee>%s</e:Trainee></e:record>";
        return Stream.of(
                Arguments.of("not XML", "<<<", "SYN-0003"),
                Arguments.of("half", envelope(record).substring(0, 200), "SYN-0008"),
                Arguments.of("a DTD", "<!DOCTYPE x [<!ENTITY e \"e\">]>" + envelope(record), "SYN-0005"),
                Arguments.of(
                        "no declaration of secrecy",
                        envelope(record).replaceAll("<s:secrecy>[^/]*</s:secrecy>", ""),
                        "HUB-0004"),
                Arguments.of("a mark of secrecy", envelope(record).replace("none", "机密"), "SEC-0001"),
                Arguments.of("an unknown field", envelope(String.format(record, "<e:nmae>甲</e:nmae>")), "STR-0008"),
                Arguments.of("deep", envelope("<e:record>".repeat(5_000) + "</e:record>".repeat(5_000)), "SYN-0006"));
    }

    private static String envelope(String records) {
        return "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\""
                + " xmlns:s=\"urn:cadre-training:service:1\" xmlns:e=\"urn:cadre-training:exchange:1.0\"><soap:Body><s:submit>"
                + "<s:standard>1.0</s:standard><s:secrecy>none</s:secrecy><s:wait>20</s:wait><e:records>" + records
                + "</e:records></s:submit></soap:Body></soap:Envelope>";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bySoap")
    void bySoap(String what, String body, String code) throws Exception {
        var credential = hub.credential(SENDER.credential());
        HttpRequest request = HttpRequest.newBuilder(hub.http().resolve(URI.create("/ws/submission")))
                .header("Content-Type", "text/xml; charset=utf-8")
                .header("SOAPAction", "\"urn:cadre-training:service:1:submit\"")
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder().encodeToString(utf8(credential.id() + ":" + credential.secret())))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

        // a SOAP 1.1 fault has status 500 by its specification: then it must be one
        if (answer.statusCode() >= 500) {
            assertThat(answer.body()).as(what).contains("Fault>");
        }
        assertThat(answer.body()).as(what).contains(code);
        assertNothingLeaks(answer.body());
    }
}
