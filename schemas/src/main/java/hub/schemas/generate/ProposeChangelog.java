package hub.schemas.generate;

import com.fasterxml.jackson.databind.ObjectMapper;
import hub.schemas.generate.ChangelogProposal.Change;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The officer's command: what must change in the repository for a standard. 建议仓储变更。
 *
 * <p>{@code ProposeChangelog [--standard DIR] --against required-columns.json [--out FILE]}: compares the columns the standard requires
 * with those of the file, which the changelogs so far provide, and writes a Liquibase changelog; without {@code --out} to the screen.
 */
public final class ProposeChangelog {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ProposeChangelog() {}

    /** Runs the command; a usage error ends with status 2. */
    public static void main(String[] arguments) throws IOException {
        Map<String, String> options = GenerateAll.options(arguments, System.err, "standard", "against", "out");
        String against = options.get("against");
        if (options.containsKey("wrong") || against == null) {
            System.err.println("--against required-columns.json");
            System.exit(2);
            return;
        }
        RequiredColumns before;
        try (InputStream in = Files.newInputStream(Path.of(against))) {
            before = read(in);
        }
        RequiredColumns now = RequiredColumns.of(GenerateAll.tree(options).current());
        List<Change> changes = ChangelogProposal.between(before, now);
        byte[] changelog = ChangelogWriter.write(now.version(), changes);
        String out = options.get("out");
        if (out == null) {
            System.out.print(new String(changelog, StandardCharsets.UTF_8));
        } else {
            Files.write(Path.of(out), changelog);
        }
    }

    /** Required columns as they are published. */
    public static RequiredColumns read(InputStream json) throws IOException {
        return JSON.readValue(json, RequiredColumns.class);
    }
}
