package hub.conformance.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RigTest {
    @TempDir
    Path folder;

    @Test
    void aTemporaryFolderGoesWithAllThatIsInIt() throws IOException {
        Path file;
        try (Rig rig = Rig.open(new BenchOptions(1_000, null, false))) {
            file = rig.file("rows.csv");
            Files.writeString(file, "row");
            Files.createDirectories(rig.hub().data().resolve("logs"));
        }
        assertThat(file.getParent()).doesNotExist();
    }

    @Test
    void dataAskedForStays() throws IOException {
        Path data = folder.resolve("data");
        Path file;
        try (Rig rig = Rig.open(new BenchOptions(1_000, data, false))) {
            file = rig.file("rows.csv");
            Files.writeString(file, "row");
            Files.writeString(data.resolve("kept"), "kept");
        }
        assertThat(data.resolve("kept")).exists();
        assertThat(file).doesNotExist();
    }

    @Test
    void aFolderInUseIsLeftAlone() throws IOException {
        Path mine = Files.writeString(folder.resolve("mine"), "mine");
        assertThatThrownBy(() -> Rig.open(new BenchOptions(1_000, folder, false)))
                .isInstanceOf(IOException.class);
        assertThat(mine).hasContent("mine");
    }
}
