package hub.conformance.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.sun.management.OperatingSystemMXBean;
import hub.schemas.Validator;
import hub.standards.Standard;
import hub.standards.StandardReader;
import hub.standards.lint.Lint;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a fresh process of the benchmark does once: reads, lints and compiles the shipped standard, or merely reads the same files by the YAML
 * library, on one thread. Prints the nanoseconds it took and those of all processors that the process has used. 单次加载。
 */
final class LoadOnce {
    /** All of it. */
    static final String WHOLE = "whole";
    /** The floor. */
    static final String BARE = "bare";

    private LoadOnce() {}

    /** Does one of the two. */
    public static void main(String[] arguments) throws IOException, URISyntaxException {
        long begin = System.nanoTime();
        if (arguments[0].equals(WHOLE)) {
            whole();
        } else {
            bare();
        }
        long took = System.nanoTime() - begin;
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        System.out.println(took + " " + system.getProcessCpuTime());
    }

    /** The whole load, as the hub does it. */
    static Validator whole() {
        Standard standard = StandardReader.shipped();
        if (!Lint.breaches(standard).isEmpty()) {
            throw new IllegalStateException("the shipped standard breaks its own lint");
        }
        return new Validator(standard);
    }

    /** The same files as trees and nothing more; how many they are. */
    static int bare() throws IOException, URISyntaxException {
        URI uri = Objects.requireNonNull(StandardReader.class.getResource("/standard/versions.yaml"))
                .toURI();
        if (!uri.getScheme().equals("jar")) {
            return read(Objects.requireNonNull(Path.of(uri).getParent()));
        }
        String jar = uri.toString();
        try (FileSystem files =
                FileSystems.newFileSystem(Path.of(URI.create(jar.substring("jar:".length(), jar.indexOf("!/")))))) {
            return read(files.getPath("/standard"));
        }
    }

    private static int read(Path folder) throws IOException {
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> files =
                    all.filter(file -> file.toString().endsWith(".yaml")).toList();
            for (Path file : files) {
                yaml.readTree(Files.readString(file));
            }
            return files.size();
        }
    }
}
