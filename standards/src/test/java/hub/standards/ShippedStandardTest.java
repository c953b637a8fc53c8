package hub.standards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped standard can be read, and a fault planted in a copy of it stops the reading with the file's name. */
class ShippedStandardTest {

    @TempDir
    Path copy;

    @Test
    void isReadWhole() {
        Standard standard = StandardReader.shipped();
        assertEquals("1.1", standard.version().version());
        assertTrue(standard.record("TrainingRecord").field("trainingHours").required());
    }

    /** HR's confirmation names the type of the record it answers, so no type may lack a code or bear another name there. */
    @Test
    void everyRecordTypeCanBeConfirmed() {
        Standard standard = StandardReader.shipped();
        CodeSet types = Objects.requireNonNull(standard.codeSet("HubRecordType@1.0"));
        for (RecordType type : standard.recordTypes()) {
            Code code = Objects.requireNonNull(types.find(type.name()), () -> "no code " + type.name());
            assertEquals(type.title(), new Text(code.zh(), code.en()), type::name);
        }
    }

    @Test
    void refusesAnUnknownKey() throws IOException {
        plant("elements/training-hours.yaml", "since:", "colour: red\nsince:");
    }

    @Test
    void refusesADuplicateKey() throws IOException {
        plant("elements/training-hours.yaml", "since:", "since: \"1.0\"\nsince:");
    }

    @Test
    void refusesAnAnchor() throws IOException {
        plant("elements/training-hours.yaml", "element: TrainingHours", "element: &a TrainingHours");
    }

    @Test
    void refusesAFieldWithoutAnElement() throws IOException {
        plant("records/training-record.yaml", "element: TrainingHours", "element: TrainingHoursOfNobody");
    }

    private void plant(String file, String old, String fault) throws IOException {
        copyStandard();
        Path target = copy.resolve(file);
        String text = Files.readString(target);
        assertTrue(text.contains(old), "the fault must have a place to be planted");
        Files.writeString(target, text.replaceFirst(java.util.regex.Pattern.quote(old), fault));
        IllegalStandardException refused =
                assertThrows(IllegalStandardException.class, () -> new StandardReader().read(copy));
        assertTrue(
                Objects.requireNonNull(refused.getMessage()).contains("raining"),
                "must name the file or the record type: " + refused.getMessage());
    }

    private void copyStandard() throws IOException {
        Path shipped = Path.of("src/main/resources/standard");
        try (Stream<Path> files = Files.walk(shipped)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = copy.resolve(shipped.relativize(file).toString());
                Files.createDirectories(Objects.requireNonNull(target.getParent()));
                Files.copy(file, target);
            }
        }
    }
}
