package hub.conformance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hub.adapters.Limits;
import hub.adapters.xml.HardenedXml;
import hub.conformance.client.Credential;
import hub.conformance.client.HubAddress;
import hub.conformance.client.Receipt;
import hub.conformance.client.Sending;
import hub.conformance.client.SftpDrop;
import hub.conformance.process.DataFolders;
import hub.conformance.sample.Partner;
import hub.conformance.sample.RecordJson;
import hub.standards.Field;
import hub.standards.StandardRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.awaitility.Awaitility;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A clerk gets the own table back, mends it where it is marked, sends it again, and calls nobody. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReturnedTableIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Partner SENDER = Partner.UNIVERSITY;
    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final String TEXTS = "xl/sharedStrings.xml";
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String NO_DAY = "2025-02-30";
    private static final String DAY = "2025-03-10";
    private static final int ROWS = 100_000;
    private static final int EVERY = 333;
    private static final int ERRORS = 300;

    private final HubAddress hub = SharedHub.address();
    private final Path folder = DataFolders.fresh("returned-table");
    private final List<Field> fields = Samples.STANDARD.record("TrainingClass").fields();
    private final int dayColumn =
            1 + fields.indexOf(Samples.STANDARD.record("TrainingClass").field("startDate"));

    @BeforeAll
    void whatClassesReferTo() throws IOException {
        for (StandardRecord needed : Samples.neededBy("TrainingClass", "GIVENBACK")) {
            hub.rest(Samples.sender(needed.type().name()).credential())
                    .submit(Sending.of(Sending.JSON, JSON.writeValueAsString(RecordJson.of(needed))));
        }
    }

    private List<String> headings() {
        List<String> headings = new ArrayList<>(List.of("来源编号"));
        fields.forEach(field -> headings.add(field.label().zh()));
        return headings;
    }

    private List<String> row(StandardRecord good, int number, boolean wrong) {
        List<String> row = new ArrayList<>(List.of("GB" + number));
        for (Field field : fields) {
            Object value = good.get(field.ordinal());
            String cell = value == null ? "" : value instanceof Boolean flag ? flag ? "是" : "否" : value.toString();
            row.add(
                    field.name().equals("classCode")
                            ? "GB" + number
                            : field.name().equals("startDate") ? wrong ? NO_DAY : DAY : cell);
        }
        return row;
    }

    private Path workbook(int rows) throws IOException {
        StandardRecord good = Samples.good("TrainingClass", "GIVENBACK");
        Path file = folder.resolve("班次.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook book = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = book.newWorksheet(
                    Samples.STANDARD.record("TrainingClass").title().zh());
            sheet.width(2, 40);
            write(sheet, 0, headings());
            for (int number = 1; number <= rows; number++) {
                write(sheet, number, row(good, number, number % EVERY == 0));
                sheet.style(number, 1).bold().set();
                if (number % 1000 == 0) {
                    sheet.flush();
                }
            }
            book.newWorksheet("代码").value(0, 0, "不动");
        }
        return file;
    }

    private static void write(Worksheet sheet, int number, List<String> cells) {
        for (int column = 0; column < cells.size(); column++) {
            if (!cells.get(column).isEmpty()) {
                sheet.value(number, column, cells.get(column));
            }
        }
    }

    @Test
    void oneHundredThousandRowsComeBackWithExactlyTheWrongOnesMarked() throws IOException, XMLStreamException {
        Path sent = workbook(ROWS);
        List<JsonNode> progress = new ArrayList<>();
        JsonNode first = bySftp(Files.readAllBytes(sent), "班次.xlsx", progress);
        String id = first.path("submission").asText();
        assertThat(Receipt.of(first).counts().accepted()).isEqualTo(ROWS - ERRORS);
        assertThat(Receipt.of(first).counts().quarantined()).isEqualTo(ERRORS);
        assertThat(progress.get(0).path("state").asText()).isEqualTo("received");
        assertThat(progress.get(0).path("counts").path("received").asInt()).isBetween(1, ROWS - 1);

        Path back = folder.resolve("back.xlsx");
        try (SftpDrop drop = hub.sftp(SENDER.credential());
                InputStream in = drop.raw().read(first.path("returned").asText())) {
            Files.write(back, in.readAllBytes());
        }
        assertThat(first.path("returned").asText()).isEqualTo("outbox/" + id + ".班次.xlsx");
        assertErrorsAreMarked(back);
        assertEverythingElseIsTheSame(sent, back);
        assertThat(download(id, SENDER.credential()).body()).hasSizeGreaterThan(1_000_000);
        assertThat(download(id, Partner.DEPARTMENT.credential()).statusCode()).isEqualTo(404);

        byte[] mended = mended(back);
        JsonNode second = bySftp(mended, id + ".班次.xlsx", new ArrayList<>());
        assertThat(Receipt.of(second).counts().accepted()).isEqualTo(ERRORS);
        assertThat(Receipt.of(second).counts().unchanged()).isEqualTo(ROWS - ERRORS);
        assertThat(Receipt.of(second).counts().received()).isEqualTo(ROWS);
        assertThat(second.path("findings")).isEmpty();
        assertThat(second.path("corrects").asText()).isEqualTo(id);
        assertThat(second.has("returned")).isFalse();

        JsonNode now = hub.rest(SENDER.credential()).receipt(id).body();
        assertThat(now.path("superseded").asInt()).isEqualTo(ERRORS);
        assertThat(now.path("correctedBy").get(0).asText())
                .isEqualTo(second.path("submission").asText());
    }

    /** Drops a file and waits for its receipt; what is shown meanwhile goes into {@code progress}. */
    private JsonNode bySftp(byte[] content, String name, List<JsonNode> progress) throws IOException {
        try (SftpDrop drop = hub.sftp(SENDER.credential())) {
            List<String> before = List.copyOf(drop.times("receipts").keySet());
            drop.send(name, content);
            List<JsonNode> receipts = new ArrayList<>();
            Awaitility.await()
                    .atMost(Duration.ofMinutes(8))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> {
                        for (String file : drop.times("receipts").keySet()) {
                            if (before.contains(file) || !file.startsWith(name)) {
                                continue;
                            }
                            if (file.endsWith(".receipt.json")) {
                                receipts.add(JSON.readTree(drop.read("receipts/" + file)));
                            } else if (file.endsWith(".progress.json") && progress.isEmpty()) {
                                progress.add(JSON.readTree(drop.read("receipts/" + file)));
                            }
                        }
                        return !receipts.isEmpty();
                    });
            return receipts.get(0);
        }
    }

    private HttpResponse<byte[]> download(String submission, String credential) throws IOException {
        Credential caller = hub.credential(credential);
        String basic = Base64.getEncoder()
                .encodeToString((caller.id() + ":" + caller.secret()).getBytes(StandardCharsets.UTF_8));
        URI address = hub.http().resolve("/api/v1/submissions/" + submission + "/workbook");
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(address)
                                    .header("Authorization", "Basic " + basic)
                                    .build(),
                            BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void assertErrorsAreMarked(Path back) throws IOException {
        int errorColumn = headings().size();
        List<Integer> rows = new ArrayList<>();
        try (ReadableWorkbook book = new ReadableWorkbook(back.toFile());
                var lines = book.getFirstSheet().openStream()) {
            lines.skip(1).forEach(row -> {
                if (row.getCellCount() > errorColumn
                        && !row.getCellText(errorColumn).isEmpty()) {
                    rows.add(row.getRowNum());
                }
            });
        }
        assertThat(rows).hasSize(ERRORS).allMatch(row -> (row - 1) % EVERY == 0);
    }

    /** A cell as it stands in the sheet. */
    private record Written(String address, String style, String content) {
        int column() {
            return address.replaceAll("[0-9]", "").chars().reduce(0, (sum, letter) -> sum * 26 + letter - 'A' + 1) - 1;
        }
    }

    private void assertEverythingElseIsTheSame(Path sent, Path back) throws IOException, XMLStreamException {
        int compared = 0;
        int marked = 0;
        try (ZipFile before = new ZipFile(sent.toFile());
                ZipFile after = new ZipFile(back.toFile());
                InputStream one = before.getInputStream(before.getEntry(SHEET));
                InputStream other = after.getInputStream(after.getEntry(SHEET))) {
            for (String same : List.of(TEXTS, "xl/worksheets/sheet2.xml", "xl/_rels/workbook.xml.rels")) {
                assertThat(after.getInputStream(after.getEntry(same)))
                        .as(same)
                        .hasSameContentAs(before.getInputStream(before.getEntry(same)));
            }
            XMLStreamReader left = reader(one);
            XMLStreamReader right = reader(other);
            for (Written expected = next(left, -1); expected != null; expected = next(left, -1)) {
                Written got = Objects.requireNonNull(next(right, headings().size()));
                assertThat(got.address() + got.content()).isEqualTo(expected.address() + expected.content());
                if (!got.style().equals(expected.style())) {
                    assertThat(got.column()).isEqualTo(dayColumn);
                    marked++;
                }
                compared++;
            }
            assertThat(next(right, headings().size())).isNull();
        }
        assertThat(marked).isEqualTo(ERRORS);
        assertThat(compared).isGreaterThan(20 * ROWS);
    }

    private static XMLStreamReader reader(InputStream in) throws XMLStreamException {
        return new HardenedXml(Limits.published())
                .reader(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
    }

    private static @org.jspecify.annotations.Nullable Written next(XMLStreamReader xml, int without)
            throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("c")) {
                String address = xml.getAttributeValue(null, "r");
                String style = String.valueOf(xml.getAttributeValue(null, "s"));
                StringBuilder content = new StringBuilder(String.valueOf(xml.getAttributeValue(null, "t")));
                for (int event = xml.next();
                        event != XMLStreamConstants.END_ELEMENT
                                || !xml.getLocalName().equals("c");
                        event = xml.next()) {
                    content.append(xml.hasText() ? xml.getText() : "|");
                }
                Written cell = new Written(address, style, content.toString());
                if (cell.column() != without) {
                    return cell;
                }
            }
        }
        return null;
    }

    /** The workbook as the clerk sends it again: the day that is none is mended wherever it stood. */
    private static byte[] mended(Path back) throws IOException {
        Path file = back.resolveSibling("mended.xlsx");
        try (ZipFile zip = new ZipFile(back.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (ZipEntry entry : java.util.Collections.list(zip.entries())) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                byte[] part = zip.getInputStream(entry).readAllBytes();
                out.write(
                        entry.getName().equals(TEXTS)
                                ? new String(part, StandardCharsets.UTF_8)
                                        .replace(NO_DAY, DAY)
                                        .getBytes(StandardCharsets.UTF_8)
                                : part);
                out.closeEntry();
            }
        }
        return Files.readAllBytes(file);
    }

    @Test
    void aForeignOrForgedMarkTiesNothing() throws IOException {
        StandardRecord good = Samples.good("TrainingClass", "GIVENBACK");
        String text = String.join(",", headings()) + "\r\n" + csv(row(good, 900_001, true)) + "\r\n"
                + csv(row(good, 900_002, false)) + "\r\n";
        JsonNode first = bySftp(text.getBytes(GB18030), "班次.csv", new ArrayList<>());
        String id = first.path("submission").asText();
        byte[] back;
        try (SftpDrop drop = hub.sftp(SENDER.credential());
                InputStream in = drop.raw().read(first.path("returned").asText())) {
            back = in.readAllBytes();
        }
        assertThat(new String(back, GB18030)).contains("〔更正报送 " + id + "〕", "第 " + (dayColumn + 1) + " 列 错误");

        byte[] mended = new String(back, GB18030).replace(NO_DAY, DAY).getBytes(GB18030);
        Sending again = Sending.of(Sending.CSV, "").withBody(mended).named("班次.csv");
        JsonNode foreign =
                hub.rest(Partner.PARTY_SCHOOL.credential()).validate(again).body();
        assertThat(foreign.has("corrects")).isFalse();
        byte[] forged = new String(mended, GB18030).replace(id, "0".repeat(26)).getBytes(GB18030);
        JsonNode unknown =
                hub.rest(SENDER.credential()).validate(again.withBody(forged)).body();
        assertThat(unknown.has("corrects")).isFalse();

        JsonNode second = hub.rest(SENDER.credential()).submit(again).body();
        assertThat(second.path("corrects").asText()).isEqualTo(id);
        assertThat(Receipt.of(second).counts().accepted()).isEqualTo(1);
        assertThat(Receipt.of(second).counts().unchanged()).isEqualTo(1);
        assertThat(hub.rest(SENDER.credential())
                        .receipt(id)
                        .body()
                        .path("superseded")
                        .asInt())
                .isEqualTo(1);
    }

    private static String csv(List<String> cells) {
        List<String> quoted = new ArrayList<>();
        cells.forEach(cell -> quoted.add("\"" + cell.replace("\"", "\"\"") + "\""));
        return String.join(",", quoted);
    }
}
