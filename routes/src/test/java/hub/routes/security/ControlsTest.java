package hub.routes.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/controls.md} speaks of every threat once, and names no test that does not exist. 控制对照表。 */
class ControlsTest {
    private static final Path CONTROLS = Path.of("../docs/controls.md");
    private static final int THREATS = 56;
    private static final Pattern ROW = Pattern.compile("^\\| (\\d+) \\|.*\\| ([^|]+) \\|$", Pattern.MULTILINE);
    private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|IT))`");
    private static final Pattern A_TEST = Pattern.compile("@(Test|ParameterizedTest|Property|Example|ArchTest)\\b");

    @Test
    void everyThreatHasOneVerdict() throws IOException {
        List<Integer> numbers = rows().map(row -> Integer.valueOf(row.group(1))).toList();
        assertThat(numbers)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, THREATS).boxed().toList());
        assertThat(rows().map(row -> row.group(2))).allSatisfy(ControlsTest::isVerdict);
    }

    /** What is shown is shown by a test; what is not shown whole says what is missing. */
    private static void isVerdict(String verdict) {
        boolean named = NAMED.matcher(verdict).find();
        assertThat(verdict)
                .matches(text -> text.startsWith("shown by ") && named
                        || text.startsWith("partly ") && named && text.contains(" Missing: ")
                        || text.startsWith("not yet: ") && !named);
    }

    @Test
    void everyTestNamedExists() throws IOException {
        Map<String, Path> tests = testClasses();
        Map<String, Path> named = new TreeMap<>();
        NAMED.matcher(Files.readString(CONTROLS)).results().forEach(name -> {
            assertThat(tests).containsKey(name.group(1));
            named.put(name.group(1), tests.getOrDefault(name.group(1), CONTROLS));
        });
        assertThat(named).hasSizeGreaterThan(20);
        for (Path file : named.values()) {
            assertThat(Files.readString(file)).as(file.toString()).containsPattern(A_TEST);
        }
    }

    private static Stream<MatchResult> rows() throws IOException {
        return ROW.matcher(Files.readString(CONTROLS)).results();
    }

    /** The test classes of all rooms, by their simple names. */
    private static Map<String, Path> testClasses() throws IOException {
        Map<String, Path> classes = new HashMap<>();
        try (Stream<Path> rooms = Files.list(Path.of(".."))) {
            for (Path sources : rooms.map(room -> room.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(sources)) {
                    files.filter(file -> file.toString().endsWith(".java"))
                            .forEach(file ->
                                    classes.put(file.getFileName().toString().replace(".java", ""), file));
                }
            }
        }
        return classes;
    }
}
