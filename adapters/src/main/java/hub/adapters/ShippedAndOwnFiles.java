package hub.adapters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** YAML files of one kind: those that ship, then those of a site's own folder, so that one of the same name takes its place. 随附与自备文件。 */
public final class ShippedAndOwnFiles {
    private final String shipped;
    private final @Nullable Path own;

    /**
     * Names the folders.
     *
     * @param shipped folder on the class path, such as {@code /partners}
     * @param own the site's folder; null or missing for none
     */
    public ShippedAndOwnFiles(String shipped, @Nullable Path own) {
        this.shipped = shipped;
        this.own = own;
    }

    /** Gives each file, in the order of the names; a file is there for the time of the call only. */
    public void forEach(Consumer<Path> file) {
        try {
            URI place = Objects.requireNonNull(ShippedAndOwnFiles.class.getResource(shipped), shipped)
                    .toURI();
            if (place.getScheme().equals("jar")) {
                String uri = place.toString();
                Path jar = Path.of(URI.create(uri.substring("jar:".length(), uri.indexOf("!/"))));
                try (FileSystem files = FileSystems.newFileSystem(jar)) {
                    forEach(files.getPath(shipped), file);
                }
            } else {
                forEach(Path.of(place), file);
            }
            if (own != null && Files.isDirectory(own)) {
                forEach(own, file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(shipped + " cannot be found", e);
        }
    }

    private static void forEach(Path folder, Consumer<Path> file) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        }
        files.forEach(file);
    }
}
