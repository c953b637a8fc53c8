package hub.routes.work;

import static org.assertj.core.api.Assertions.assertThat;

import hub.adapters.SenderIdentity;
import hub.adapters.receipt.Receipt;
import hub.standards.Sender;
import hub.standards.StandardReader;
import hub.standards.StandardTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A draft of the standard over what is recorded: what it counts is what a query of the repository counts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhatIfTest {
    private static final Path SOURCE = Path.of("..", "standards", "src", "main", "resources", "standard");
    private static final SenderIdentity OTHER = TestHub.sender("other", "12999999TEST000002", Sender.INSTITUTION);
    private TestHub hub = TestHub.NONE;

    @TempDir
    Path temporary;

    @BeforeAll
    void start() {
        hub = TestHub.start();
        for (int n = 1; n <= 30; n++) {
            hub.judged(TestHub.SCHOOL, planned("P" + n, n));
        }
        hub.judged(OTHER, planned("Q1", 9), planned("Q2", 20));
        hub.judged(TestHub.SCHOOL, Lines.trainee("P1", "甲", 1), Lines.record("P-R1", "P1", "P1", "1", 1));
        // accepted by 1.0 and refused by the current version: nothing that a draft would change
        Receipt receipt = hub.judged(
                TestHub.SCHOOL,
                Lines.trainee("P2", "甲", 1),
                Lines.record("P-R2", "P1", "P2", "1", 1).replace("\"result\"", "\"leaveHours\":0.5,\"result\""));
        assertThat(receipt.counts().accepted()).isEqualTo(2);
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    @Test
    void theCountsAreThoseOfADirectQuery() throws IOException {
        WhatIf.Report report = judged("r.plannedHours >= dec(\"12\", 2)");
        assertThat(report.version()).isEqualTo("1.2");
        assertThat(report.records())
                .isEqualTo(hub.number("select (select count(*) from training_class where not void)"
                        + " + (select count(*) from trainee where not void)"
                        + " + (select count(*) from training_record where not void)"));
        assertThat(report.institutions())
                .extracting(WhatIf.Institution::uscid)
                .containsExactly("12999999TEST000001", "12999999TEST000002");
        for (WhatIf.Institution institution : report.institutions()) {
            assertThat(institution.rules()).extracting(WhatIf.Broken::code).containsExactly("CLS-0999");
            assertThat(institution.rules().get(0).meaning().zh()).isEqualTo("计划学时不能太少");
            long direct = hub.number("select count(*) from training_class where not void and planned_hours < 12"
                    + " and institution = '" + institution.uscid() + "'");
            assertThat(institution.failing()).isEqualTo(direct);
            assertThat(institution.rules().get(0).records()).isEqualTo(direct);
        }
        assertThat(report.institutions().get(0).rules().get(0).samples()).hasSize(5);
        assertThat(report.institutions().get(1).rules().get(0).samples()).containsExactly("TrainingClass C-Q1");
    }

    @Test
    void aDraftThatAsksNothingNewRefusesNothing() throws IOException {
        assertThat(judged("r.plannedHours >= dec(\"0\", 2)").institutions()).isEmpty();
    }

    @Test
    void nothingIsWritten() throws IOException {
        String before = hub.text("select count(*) || ' ' || coalesce(max(chunk), 0) from change");
        judged("r.plannedHours >= dec(\"12\", 2)");
        assertThat(hub.text("select count(*) || ' ' || coalesce(max(chunk), 0) from change"))
                .isEqualTo(before);
    }

    @Test
    void onlyOneRunIsUnderWayAtATime() throws Exception {
        StandardTree draft = draft("r.plannedHours >= dec(\"12\", 2)");
        WhatIf whatIf = hub.get(WhatIf.class);
        CompletableFuture<Optional<WhatIf.Report>> first;
        try (Connection holding = hub.connect();
                Statement statement = holding.createStatement()) {
            holding.setAutoCommit(false);
            // the first run waits here, in the middle of its work
            statement.execute("lock table training_class in access exclusive mode");
            first = CompletableFuture.supplyAsync(() -> whatIf.judge(draft));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> hub.number("select count(*) from pg_locks where not granted and relation ="
                                    + " 'training_class'::regclass")
                            == 1);
            assertThat(CompletableFuture.supplyAsync(() -> whatIf.judge(draft)).get(30, TimeUnit.SECONDS))
                    .isEmpty();
            holding.rollback();
        }
        assertThat(first.get(60, TimeUnit.SECONDS)).isPresent();
        assertThat(whatIf.judge(draft)).isPresent();
    }

    private WhatIf.Report judged(String check) throws IOException {
        return hub.get(WhatIf.class).judge(draft(check)).orElseThrow();
    }

    private static String planned(String code, int hours) {
        return Lines.trainingClass(code, 1).replace("\"plannedHours\":5", "\"plannedHours\":" + hours);
    }

    /** The shipped standard and a version 1.2 with one rule more. */
    private StandardTree draft(String check) throws IOException {
        Path folder = Files.createTempDirectory(temporary, "draft");
        try (Stream<Path> files = Files.walk(SOURCE)) {
            for (Path file : files.toList()) {
                Path to = folder.resolve(SOURCE.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to);
                }
            }
        }
        Path versions = folder.resolve("versions.yaml");
        Files.writeString(
                versions,
                Files.readString(versions)
                        .replace(
                                "status: current }",
                                "status: current }\n"
                                        + "  - { version: \"1.2\", released: \"2028-06-01\", rules: \"1.2.0\", status: draft }"));
        Files.write(
                folder.resolve("rules/CLS-0999.yaml"),
                List.of(
                        "rule: CLS-0999",
                        "record: TrainingClass",
                        "force: must",
                        "intent: { zh: 计划学时不能太少, en: Planned hours are not too few }",
                        "clause: { norm: 干部教育培训数据交换标准, edition: \"1.2\", article: 草案, evidence: OWN }",
                        "check: " + check,
                        "at: plannedHours",
                        "message: { zh: 计划学时太少, en: Too few planned hours }",
                        "hint: { zh: 核对计划学时, en: Check the planned hours }",
                        "since: \"1.2\"",
                        "cases:",
                        "  accept: [ { plannedHours: 12 } ]",
                        "  refuse: [ { plannedHours: 11 } ]"));
        return new StandardReader().tree(folder);
    }
}
