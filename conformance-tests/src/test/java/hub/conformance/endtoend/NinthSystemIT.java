package hub.conformance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import hub.conformance.client.FoundFinding;
import hub.conformance.client.HubAddress;
import hub.conformance.mapping.MapCommand;
import hub.conformance.process.DataFolders;
import hub.conformance.process.HubProcess;
import hub.conformance.run.Outcome;
import hub.conformance.run.SftpChannel;
import hub.conformance.sample.Dialect;
import hub.conformance.sample.Partner;
import hub.conformance.sample.PartnerFile;
import hub.conformance.sample.PartnerTables;
import hub.conformance.sample.Submission;
import hub.conformance.sample.SubmissionWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A system that nobody has seen before connects by one mapping file: suggested from its own sheet, completed by hand, put into the hub's
 * folder. And the partners that ship come in by theirs.
 */
@TestMethodOrder(OrderAnnotation.class)
class NinthSystemIT {
    private static final Path FOLDER = DataFolders.fresh("ninth-system");
    private static final int PEOPLE = 6;
    private static @Nullable HubProcess hub;

    @BeforeAll
    static void connectByFilesAlone() throws IOException {
        Path partners = Files.createDirectories(FOLDER.resolve("data/partners"));
        Path sample = Files.write(FOLDER.resolve("民政培训台账.xlsx"), ledger(false));
        Path mapping = partners.resolve("civil-affairs-bureau.yaml");
        assertThat(map("suggest", sample.toString(), "--out", mapping.toString()))
                .isZero();
        Files.writeString(mapping, completed(Files.readString(mapping)));
        assertThat(map("check", partners.toString())).isZero();
        assertThat(map("try", mapping.toString(), sample.toString(), "--today", "2026-11-25"))
                .isZero();

        // the county's school has no credential of its own here and comes in by another's
        Path shipped = HubProcess.checkout().resolve("adapters/src/main/resources/partners/county-party-school.yaml");
        Files.writeString(
                partners.resolve("county-party-school.yaml"),
                Files.readString(shipped)
                        .replace("credentials: [county-party-school]", "credentials: [municipal-party-school]")
                        .replace("files: [\"*.xlsx\"]", "files: [\"清溪区*.xlsx\"]"));
        hub = HubProcess.start(FOLDER.resolve("data"));
    }

    @AfterAll
    static void stop() {
        if (hub != null) {
            hub.close();
        }
    }

    private static int map(String... arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int exit = MapCommand.run(new PrintStream(bytes, true, StandardCharsets.UTF_8), arguments);
        if (exit != 0) {
            throw new AssertionError(bytes.toString(StandardCharsets.UTF_8));
        }
        return exit;
    }

    /** What a person writes who knows the sheet: for whom it is, what is always the same, what the bureau's words mean. */
    private static String completed(String draft) {
        String text = draft.replace("credentials: [待填]", "credentials: [municipal-party-school]")
                .replace("\"*.xlsx\"", "\"民政培训*.xlsx\"")
                .replace("# declares: 非密", "declares: 非密")
                .replace("{ to: offJobState, by: name }", "{ to: offJobState, by: name, values: { 脱产: \"1\" } }")
                .replace("{ to: result, by: name }", "{ to: result, by: name, values: { 合格: \"1\" } }");
        List<String> constants = List.of(
                "constants: { delivery: \"1\", conversionRule: municipal-8-per-day, hoursUnit: period }",
                "constants: { category: \"1\" }");
        for (String each : constants) {
            text = text.replaceFirst("constants: \\{}", each);
        }
        return text;
    }

    private static byte[] ledger(boolean faulty) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "bureau", "1.0")) {
            Worksheet classes = workbook.newWorksheet("办班情况");
            rows(
                    classes,
                    List.of("市民政局2026年办班情况"),
                    List.of("班号", "班名", "培训类别", "脱产", "主办单位", "开班日期", "结业日期", "总学时"),
                    List.of("MZ2026-01", "基层治理业务班", "专门业务培训", "脱产", "市民政局", "2026年5月11日", "2026年5月15日", "40"));
            Worksheet people = workbook.newWorksheet("学员");
            people.value(0, 0, "学号");
            people.value(0, 1, "姓名");
            people.value(0, 2, "性别");
            people.value(0, 3, "工号");
            people.value(0, 4, "工作单位");
            Worksheet records = workbook.newWorksheet("参训");
            List<String> header = List.of("班号", "学号", "学员姓名", "起止日期", "获得学时", "结论");
            for (int i = 0; i < header.size(); i++) {
                records.value(0, i, header.get(i));
            }
            for (int i = 1; i <= PEOPLE; i++) {
                String number = "MZ" + (100 + i);
                row(
                        people,
                        i,
                        List.of(number, "学员" + (char) ('甲' + i), i % 2 == 0 ? "男" : "女", "GH" + (100 + i), "市民政局"));
                row(
                        records,
                        i,
                        List.of(
                                "MZ2026-01",
                                number,
                                "学员" + (char) ('甲' + i),
                                faulty && i == 2 ? "五月中旬" : "2026.5.11-5.15",
                                "40学时",
                                "合格"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @SafeVarargs
    private static void rows(Worksheet sheet, List<String>... rows) {
        for (int i = 0; i < rows.length; i++) {
            row(sheet, i, rows[i]);
        }
    }

    private static void row(Worksheet sheet, int row, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            sheet.value(row, i, cells.get(i));
        }
    }

    private static Outcome send(Partner partner, String name, byte[] bytes) throws IOException {
        HubProcess running = hub;
        if (running == null) {
            throw new IllegalStateException("no hub");
        }
        HubAddress address = running.address();
        try (SftpChannel channel = new SftpChannel(address, partner, new SubmissionWriter(Samples.STANDARD))) {
            Submission submission =
                    Submission.of(partner, name.replaceFirst("[.]xlsx$", ""), Dialect.WORKBOOK, List.of());
            return channel.send(submission, bytes);
        }
    }

    @Test
    @Order(1)
    void theFirstBatchIsAccepted() throws IOException {
        Outcome outcome = send(Partner.PARTY_SCHOOL, "民政培训台账.xlsx", ledger(false));
        assertThat(outcome.receipt().state()).as("%s", outcome).isEqualTo("accepted");
        assertThat(outcome.receipt().counts().accepted()).isEqualTo(1 + 2 * PEOPLE);
    }

    @Test
    @Order(2)
    void aMistakeIsNamedInTheSendersOwnCell() throws IOException {
        Outcome outcome = send(Partner.PARTY_SCHOOL, "民政培训台账-更正.xlsx", ledger(true));
        assertThat(outcome.receipt().state()).as("%s", outcome).isEqualTo("partly-accepted");
        assertThat(outcome.findings())
                .filteredOn(finding -> finding.code().equals("MAP-0001"))
                .extracting(FoundFinding::at)
                .containsExactly("参训!D3");
    }

    @Test
    @Order(3)
    void aPartySchoolsMergedSheetsAreAccepted() throws IOException {
        PartnerFile file = new PartnerTables(7).countyPartySchool(false);
        Outcome outcome = send(Partner.PARTY_SCHOOL, file.name(), file.bytes());
        assertThat(outcome.receipt().state()).as("%s", outcome).isEqualTo("accepted");
        assertThat(outcome.receipt().counts().accepted())
                .isEqualTo(file.types().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum());
    }

    @Test
    @Order(4)
    void anEvaluationOfFourIsRefusedAndTheOthersAreTaken() throws IOException {
        PartnerFile file = new PartnerTables(7).classEvaluationSheet(true);
        Outcome outcome = send(Partner.PARTY_SCHOOL, file.name(), file.bytes());
        assertThat(outcome.receipt().counts().accepted()).as("%s", outcome).isEqualTo(9);
        assertThat(outcome.receipt().findings()).containsEntry("EVA-0001", 5L).containsEntry("MAP-0001", 1L);
    }

    @Test
    @Order(5)
    void aUniversitysPeopleAreToldByStaffNumber() throws IOException {
        PartnerFile file = new PartnerTables(7).universityCadreTraining(false);
        Outcome outcome = send(Partner.UNIVERSITY, file.name(), file.bytes());
        assertThat(outcome.receipt().counts().accepted()).as("%s", outcome).isEqualTo(12);
        // its class has not been sent, so its records wait for it
        assertThat(outcome.receipt().findings()).containsEntry("REF-0003", 12L);
    }
}
