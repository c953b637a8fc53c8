package hub.schemas.generate;

import hub.standards.Standard;
import hub.standards.StandardReader;
import hub.standards.StandardTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A copy of the standard's folder that a test may change. */
public final class StandardCopy {
    /** The folder of the shipped standard, seen from this module. */
    public static final Path SOURCE = Path.of("..", "standards", "src", "main", "resources", "standard");

    private final Path folder;

    private StandardCopy(Path folder) {
        this.folder = folder;
    }

    public static StandardCopy in(Path temporary) throws IOException {
        Path folder = temporary.resolve("standard");
        try (Stream<Path> files = Files.walk(SOURCE)) {
            for (Path file : files.toList()) {
                Path target = folder.resolve(SOURCE.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        return new StandardCopy(folder);
    }

    public Path folder() {
        return folder;
    }

    public void add(String name, String yaml) throws IOException {
        Files.writeString(folder.resolve(name), yaml);
    }

    /** Puts one line after the line that holds these words. */
    public void addLineAfter(String name, String words, String line) throws IOException {
        Path file = folder.resolve(name);
        List<String> lines = Files.readAllLines(file);
        int at = lines.indexOf(lines.stream()
                .filter(one -> one.contains(words))
                .reduce((first, last) -> last)
                .orElseThrow(() -> new IllegalArgumentException(name + " has no line with " + words)));
        List<String> changed = Stream.of(lines.subList(0, at + 1), List.of(line), lines.subList(at + 1, lines.size()))
                .flatMap(List::stream)
                .toList();
        Files.write(file, changed, StandardCharsets.UTF_8);
    }

    public void replace(String name, String words, String others) throws IOException {
        Path file = folder.resolve(name);
        String text = Files.readString(file);
        if (!text.contains(words)) {
            throw new IllegalArgumentException(name + " does not hold " + words);
        }
        Files.writeString(file, text.replace(words, others));
    }

    public StandardTree tree() {
        return new StandardReader().tree(folder);
    }

    public Standard read() {
        return new StandardReader().read(folder);
    }
}
