package hub.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import hub.standards.FindingText;
import hub.standards.RecordType;
import hub.standards.Reference;
import hub.standards.Rule;
import hub.standards.Standard;
import hub.standards.StandardReader;
import hub.standards.StandardRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever code the Java speaks is in the catalogue, and whatever a text asks for in braces is given. */
class CatalogueTest {
    private static final Pattern CODE = Pattern.compile("\"([A-Z]{3}-[0-9]{4})\"");
    private static final Standard STANDARD = StandardReader.shipped();
    private static final Messages MESSAGES = new Messages(STANDARD);
    private static final Records RECORDS = new Records(STANDARD);

    @Test
    void everyCodeInAnyRoomIsInTheCatalogue() throws IOException {
        Map<String, String> unknown = new TreeMap<>();
        Set<String> known = new TreeSet<>();
        for (Path source : sources()) {
            Matcher matcher = CODE.matcher(Files.readString(source));
            while (matcher.find()) {
                String code = matcher.group(1);
                if (STANDARD.findings().containsKey(code) || STANDARD.rules().containsKey(code)) {
                    known.add(code);
                } else {
                    unknown.put(code, source.getFileName().toString());
                }
            }
        }
        assertThat(unknown).isEmpty();
        assertThat(known).contains("STR-0001", "COD-0001");
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        try (Stream<Path> rooms = Files.list(Path.of(".."))) {
            for (Path room : rooms.map(room -> room.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(room)) {
                    files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
                }
            }
        }
        return sources;
    }

    @Test
    void everyCodeThatStructureGivesIsAStructureError() {
        for (String code : StructureCheck.CODES.values()) {
            FindingText text = text(code);
            assertThat(text.level()).as(code).isEqualTo("structure");
            assertThat(text.severity()).as(code).isEqualTo("error");
        }
    }

    @Test
    void everyReferenceHasItsFinding() {
        for (RecordType type : STANDARD.recordTypes()) {
            for (Reference reference : type.references()) {
                FindingText text = text(reference.finding());
                assertThat(text.level()).isEqualTo("cross-record");
                Set<String> asked = new TreeSet<>(Messages.placeholders(text.message()));
                asked.addAll(Messages.placeholders(text.hint()));
                assertThat(asked).as(reference.finding()).isSubsetOf("key", "record");
            }
        }
    }

    @Test
    void whatARuleShowsIsAFieldOfItsRecords() {
        for (Rule rule : STANDARD.rules().values()) {
            Set<String> asked = new TreeSet<>(Messages.placeholders(rule.message()));
            asked.addAll(Messages.placeholders(rule.hint()));
            asked.removeIf(placeholder -> placeholder.equals("total") && adds(rule));
            for (String placeholder : asked) {
                int dot = placeholder.indexOf('.');
                String record = dot < 0 ? rule.record() : rule.with().get(placeholder.substring(0, dot));
                assertThat(record).as(rule.rule() + " {" + placeholder + "}").isNotNull();
                assertThat(STANDARD.record(String.valueOf(record)).find(placeholder.substring(dot + 1)))
                        .as(rule.rule() + " {" + placeholder + "}")
                        .isNotNull();
            }
        }
    }

    /** Whether the rule adds up records of the sender's own institution, so that the total may be told. */
    private static boolean adds(Rule rule) {
        return rule.compared() != null
                && rule.compared().total() != null
                && rule.compared().scope() == Reference.Scope.INSTITUTION;
    }

    private static FindingText text(String code) {
        return Objects.requireNonNull(STANDARD.findings().get(code), code);
    }

    /** Both languages ask for the same, so that neither reader is told less. */
    @Test
    void bothLanguagesShowTheSame() {
        STANDARD.findings().values().forEach(text -> {
            assertSame(text.finding(), text.message().zh(), text.message().en());
            assertSame(text.finding(), text.hint().zh(), text.hint().en());
        });
        STANDARD.rules().values().forEach(rule -> {
            assertSame(rule.rule(), rule.message().zh(), rule.message().en());
            assertSame(rule.rule(), rule.hint().zh(), rule.hint().en());
        });
    }

    private static void assertSame(String code, String zh, String en) {
        assertThat(Messages.placeholders(new hub.standards.Text(zh, "")))
                .as(code)
                .isEqualTo(Messages.placeholders(new hub.standards.Text("", en)));
    }

    /** Every text that this room fills is filled whole. */
    @Test
    void noTextIsLeftWithAHole() {
        Validator validator = new Validator(STANDARD);
        StandardRecord spoiled = RECORDS.trainingRecord("1")
                .set("classCode", "")
                .set("className", "长".repeat(500))
                .set("traineeName", "张\u0000三")
                .set("startDate", "2026-02-30")
                .set("trainingDays", "五")
                .set("trainingHours", new BigDecimal("1E+9"))
                .set("leaveHours", new BigDecimal("0.001"))
                .set("result", "77")
                .set("hoursUnit", null)
                .build();
        List<Finding> found = new ArrayList<>(validator.judgeAlone(Records.candidate(1, spoiled), Records.TODAY));
        StandardRecord orphan = RECORDS.trainingRecord("2").build();
        found.addAll(validator
                .judgeTogether(
                        List.of(Records.candidate(2, orphan)), Set.of(), new InMemoryFacts(List.of()), Records.TODAY)
                .getOrDefault(2, List.of()));
        Map<String, String> said = new HashMap<>();
        found.forEach(finding -> said.put(
                finding.code(),
                MESSAGES.message(finding).both() + MESSAGES.hint(finding).both()));
        assertThat(said)
                .containsKeys(
                        "STR-0001",
                        "STR-0002",
                        "STR-0003",
                        "STR-0004",
                        "STR-0005",
                        "STR-0006",
                        "STR-0007",
                        "COD-0001",
                        "REF-0003",
                        "REF-0004");
        said.forEach(
                (code, text) -> assertThat(text).as(code).doesNotContain("—").doesNotContain("{"));
    }
}
