package hub.adapters.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
    @TempDir
    Path folder;

    @Test
    void aKeptFileIsWholeAndNotInClear() throws IOException {
        Archive archive = archive();
        String name;
        try (Archive.Writing writing = archive.begin()) {
            writing.stream().write("明文 clear text".getBytes(UTF_8));
            name = writing.keep();
        }
        try (InputStream in = archive.open(name)) {
            assertThat(in.readAllBytes()).isEqualTo("明文 clear text".getBytes(UTF_8));
        }
        assertThat(Files.readAllBytes(folder.resolve("archive").resolve(name)))
                .asString(UTF_8)
                .doesNotContain("clear text");
    }

    @Test
    void whatIsNotKeptLeavesNothing() throws IOException {
        Archive archive = archive();
        try (Archive.Writing writing = archive.begin()) {
            writing.stream().write(new byte[200_000]);
            try (InputStream in = writing.reread()) {
                assertThat(in.readAllBytes()).hasSize(200_000);
            }
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void whatACrashLeftHalfWrittenIsSweptAtTheNextStart() throws IOException {
        archive();
        Files.write(folder.resolve("archive/half.part"), new byte[10]);
        archive();
        assertThat(files()).isEmpty();
    }

    @Test
    void aFilePutInThePlaceOfAnotherDoesNotOpen() throws IOException {
        Archive archive = archive();
        String one = keep(archive, "one");
        String two = keep(archive, "two");
        Files.copy(
                folder.resolve("archive").resolve(one),
                folder.resolve("archive").resolve(two),
                StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> {
                    try (InputStream in = archive.open(two)) {
                        in.readAllBytes();
                    }
                })
                .isInstanceOf(IOException.class);
    }

    private static String keep(Archive archive, String text) throws IOException {
        try (Archive.Writing writing = archive.begin()) {
            writing.stream().write(text.getBytes(UTF_8));
            return writing.keep();
        }
    }

    private Archive archive() throws IOException {
        return new Archive(folder.resolve("archive"), KeystoreFile.open(folder.resolve("keystore.json")));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("archive"))) {
            return files.toList();
        }
    }
}
