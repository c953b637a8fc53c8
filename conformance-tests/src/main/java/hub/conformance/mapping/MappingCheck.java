package hub.conformance.mapping;

import hub.adapters.mapping.MappingProblem;
import hub.adapters.mapping.Mappings;
import hub.standards.Standard;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Holds mapping files against schema and standard, and says what is wrong, with line and hint. 检查映射。 */
final class MappingCheck {
    private final PrintStream out;
    private final Standard standard;

    MappingCheck(PrintStream out, Standard standard) {
        this.out = out;
        this.standard = standard;
    }

    /** Checks files, and those of folders; 0 if nothing is wrong with any, else 1. */
    int check(List<Path> given) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path path : given) {
            if (Files.isDirectory(path)) {
                try (Stream<Path> all = Files.list(path)) {
                    all.filter(file -> file.toString().endsWith(".yaml"))
                            .sorted()
                            .forEach(files::add);
                }
            } else {
                files.add(path);
            }
        }
        int problems = 0;
        for (Path file : files) {
            problems += check(file);
        }
        out.println(files.size() + " 个映射 mappings, " + problems + " 个问题 problems");
        return problems == 0 && !files.isEmpty() ? 0 : 1;
    }

    /** Checks one file; the number of its problems. */
    int check(Path file) throws IOException {
        List<MappingProblem> problems = new ArrayList<>();
        Mappings.check(standard, file, problems);
        YamlLines lines = YamlLines.of(Files.readString(file));
        if (problems.isEmpty()) {
            out.println("✓ " + file.getFileName());
        }
        for (MappingProblem problem : problems) {
            out.println("✗ " + file.getFileName() + ":" + lines.line(problem.at()) + "  " + problem.at());
            out.println("    " + problem.message().zh());
            out.println("    " + problem.message().en());
            if (problem.hint() != null) {
                out.println("    → " + problem.hint().both());
            }
        }
        return problems.size();
    }
}
