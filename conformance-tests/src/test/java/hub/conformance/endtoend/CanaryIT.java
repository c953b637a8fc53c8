package hub.conformance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import hub.conformance.client.HrLedger;
import hub.conformance.client.HrSubscriber;
import hub.conformance.client.HubAddress;
import hub.conformance.process.DataFolders;
import hub.conformance.process.HubProcess;
import hub.conformance.process.Ports;
import hub.conformance.process.Witness;
import hub.conformance.run.Channel;
import hub.conformance.run.Reconciliation;
import hub.conformance.run.RestChannel;
import hub.conformance.run.SftpChannel;
import hub.conformance.run.SoapChannel;
import hub.conformance.sample.Item;
import hub.conformance.sample.Month;
import hub.conformance.sample.Submission;
import hub.conformance.sample.SubmissionWriter;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Citizen IDs go through every channel, good and bad, and afterwards stand nowhere in clear: not in a log, not in the database's files or its
 * write-ahead log, not in the journal of the broker, not in archive or quarantine. Only a sender's own home may hold its own files.
 */
class CanaryIT {
    private static final int BEGINNING = 8;
    private static final SubmissionWriter WRITER = new SubmissionWriter(Samples.STANDARD);

    @Test
    @Timeout(300)
    void noCitizenIdStandsAnywhereInClear() throws IOException {
        Path folder = DataFolders.fresh("canary");
        Month month = Month.of(Samples.STANDARD, YearMonth.of(2026, 10), 11);
        HubProcess hub = HubProcess.start(folder.resolve("data"), Ports.free(), Witness.settings(), List.of());
        try (HrLedger ledger = new HrLedger(folder.resolve("ledger.jsonl"));
                HrSubscriber subscriber = new HrSubscriber(hub.address(), Witness.ID, ledger)) {
            List<Submission> all = new ArrayList<>(month.masterData());
            all.addAll(month.reports());
            for (Submission submission : all) {
                try (Channel channel = channel(hub.address(), submission)) {
                    channel.send(submission);
                }
            }
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> Reconciliation.ask(hub.address(), Witness.ID).drained());
        } finally {
            // stopped in order, so that everything is on disk and nothing is cleaned away
            hub.close();
        }
        Set<String> ids = citizenIds(month);
        assertThat(ids).hasSizeGreaterThan(300);
        assertThat(hits(folder, List.copyOf(ids).subList(0, 60))).isEmpty();
        assertThatASweepFinds(folder, ids.iterator().next());
    }

    private static Channel channel(HubAddress hub, Submission submission) throws IOException {
        return switch (submission.dialect()) {
            case SOAP -> new SoapChannel(hub, submission.partner());
            case WORKBOOK, REGISTER, TEMPLATE -> new SftpChannel(hub, submission.partner(), WRITER);
            case ENVELOPE, LINES -> new RestChannel(hub, submission.partner(), WRITER);
        };
    }

    private static Set<String> citizenIds(Month month) {
        Set<String> ids = new LinkedHashSet<>();
        Stream.concat(month.masterData().stream(), month.reports().stream())
                .flatMap(submission -> submission.items().stream())
                .map(Item::record)
                .forEach(record -> {
                    for (String field : List.of("citizenId", "traineeCitizenId")) {
                        String id = record.text(field);
                        if (id != null) {
                            ids.add(id);
                        }
                    }
                });
        return ids;
    }

    /** Files that hold one of the IDs in a form a program would write it in; the sender's home and the ledger's digests aside. */
    private static List<String> hits(Path folder, List<String> ids) throws IOException {
        List<String> hits = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> !folder.relativize(file).startsWith(Path.of("data", "sftp", "homes")))
                    .toList();
        }
        assertThat(files).anyMatch(file -> file.toString().contains("postgres"));
        assertThat(files).anyMatch(file -> file.toString().contains("artemis"));
        assertThat(files).anyMatch(file -> file.toString().endsWith(".log"));
        // most files hold no beginning of any form, so few are searched for each ID
        Map<String, List<String>> byBeginning = ids.stream()
                .flatMap(id -> forms(id).stream())
                .collect(Collectors.groupingBy(form -> form.substring(0, BEGINNING)));
        for (Path file : files) {
            String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
            byBeginning.forEach((beginning, forms) -> {
                if (bytes.contains(beginning) && forms.stream().anyMatch(bytes::contains)) {
                    hits.add(folder.relativize(file).toString());
                }
            });
        }
        return hits.stream().distinct().toList();
    }

    /** As text of one and of two bytes a character, and in base64 wherever the ID may begin in a group of three. */
    private static List<String> forms(String id) {
        List<String> forms = new ArrayList<>();
        forms.add(id);
        forms.add(latin(id, StandardCharsets.UTF_16LE));
        for (int shift = 0; shift < 3; shift++) {
            String padded =
                    Base64.getEncoder().encodeToString((" ".repeat(shift) + id).getBytes(StandardCharsets.UTF_8));
            // the first group holds the shift, the last what would follow
            forms.add(padded.substring(4, 20));
        }
        return forms;
    }

    private static String latin(String text, Charset charset) {
        return new String(text.getBytes(charset), StandardCharsets.ISO_8859_1);
    }

    /** A sweep that cannot find anything proves nothing. */
    private static void assertThatASweepFinds(Path folder, String id) throws IOException {
        Path planted = folder.resolve("planted.log");
        for (String form : forms(id)) {
            Files.writeString(planted, "before " + form + " after", StandardCharsets.ISO_8859_1);
            assertThat(hits(folder, List.of(id))).containsExactly("planted.log");
        }
        Files.delete(planted);
    }
}
