package hub.schemas.generate;

import hub.standards.IllegalStandardException;
import hub.standards.Standard;
import hub.standards.StandardReader;
import hub.standards.StandardTree;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The officer's command: writes everything that derives from a standard. 生成全部派生产物。
 *
 * <p>{@code GenerateAll [--standard DIR] [--out DIR]}: by default the shipped standard, to {@code schemas/published}. Files of each released
 * version are written to {@code <out>/<version>/}; hand-written ones there are left alone, derived ones that the standard no longer asks
 * for are removed. What is published and gone from the standard stops it.
 */
public final class GenerateAll {
    /** How to refresh what is committed, from the top of the project. */
    public static final String COMMAND = "mvn -q -Ppublish -Dmaven.test.skip -pl schemas -am package";

    private GenerateAll() {}

    /** Runs the command; a usage error ends with status 2. */
    public static void main(String[] arguments) throws IOException {
        Map<String, String> options = options(arguments, System.err, "standard", "out");
        if (options.containsKey("wrong")) {
            System.exit(2);
        }
        StandardTree tree = tree(options);
        Path out = Path.of(options.getOrDefault("out", "schemas/published"));
        for (Standard version : tree.released()) {
            refuseRemovals(version, out);
        }
        for (Standard version : tree.released()) {
            int changed = write(tree, version, out);
            System.out.println(version.version().version() + ": " + changed + " files changed 个文件有变化, " + out);
        }
    }

    /** What is published is the only memory of what was: it is not written anew while something is gone from the standard. */
    private static void refuseRemovals(Standard standard, Path out) throws IOException {
        List<String> gone =
                new NothingPublishedIsRemoved(out.resolve(standard.version().version())).breaches(standard);
        if (!gone.isEmpty()) {
            throw new IllegalStandardException(String.join("\n", gone));
        }
    }

    /**
     * Writes the files of one version of a standard.
     *
     * @param out the folder above the version
     * @return how many files were written or removed because they differ
     */
    public static int write(StandardTree tree, Standard version, Path out) throws IOException {
        Path folder = out.resolve(version.version().version());
        Map<String, byte[]> files = Published.files(tree, version);
        int changed = 0;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            if (!Files.exists(path) || !Arrays.equals(Files.readAllBytes(path), file.getValue())) {
                Files.createDirectories(path.getParent());
                Files.write(path, file.getValue());
                changed++;
            }
        }
        for (Path old : Published.derivedIn(folder)) {
            if (!files.containsKey(Published.name(folder, old))) {
                Files.delete(old);
                changed++;
            }
        }
        return changed;
    }

    /** The standard an option names, or the shipped one. */
    static StandardTree tree(Map<String, String> options) {
        String folder = options.get("standard");
        return folder == null ? StandardReader.shippedTree() : new StandardReader().tree(Path.of(folder));
    }

    /** Options as {@code --name value}; with the key {@code wrong} where there is another. */
    static Map<String, String> options(String[] arguments, PrintStream complaints, String... known) {
        Map<String, String> options = new TreeMap<>();
        for (int at = 0; at < arguments.length; at += 2) {
            String name = arguments[at].startsWith("--") ? arguments[at].substring(2) : "";
            if (!Arrays.asList(known).contains(name) || at + 1 == arguments.length) {
                complaints.println(
                        "unknown or incomplete 参数有误: " + arguments[at] + "; known 可用: " + Arrays.toString(known));
                options.put("wrong", arguments[at]);
                return options;
            }
            options.put(name, arguments[at + 1]);
        }
        return options;
    }
}
