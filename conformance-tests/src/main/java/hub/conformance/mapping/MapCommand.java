package hub.conformance.mapping;

import hub.standards.Standard;
import hub.standards.StandardReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The command for mapping files, which needs no hub. 映射文件的命令。
 *
 * <p>{@code map check FILE|DIR...}, {@code map try MAPPING DATAFILE [--rows N] [--today DAY]}, {@code map suggest DATAFILE [--record TYPE] [--out
 * FILE]}. Exit code 0 if all is well, 1 if the mapping or the data has errors, 2 for a wrong command line, 3 if a file cannot be read.
 */
public final class MapCommand {
    private static final String USAGE = """
            用法 usage:
              map check FILE|DIR...                             映射合不合标准 whether mappings fit the standard
              map try MAPPING DATAFILE [--rows N] [--today DAY]  用映射读一个文件 read a file by a mapping, offline
              map suggest DATAFILE [--record TYPE] [--out FILE]  按表头起草映射 draft a mapping from a sheet's headers
            """;

    private final PrintStream out;
    private final Standard standard;

    MapCommand(PrintStream out, Standard standard) {
        this.out = out;
        this.standard = standard;
    }

    /** Runs it. */
    public static void main(String[] arguments) {
        System.exit(run(new PrintStream(System.out, true, StandardCharsets.UTF_8), arguments));
    }

    /** Runs it on the standard that ships; what it would end with. */
    public static int run(PrintStream out, String... arguments) {
        return new MapCommand(out, StandardReader.shipped()).run(arguments);
    }

    int run(String... arguments) {
        List<String> plain = new ArrayList<>();
        Map<String, String> options = new TreeMap<>();
        for (int at = 0; at < arguments.length; at++) {
            if (!arguments[at].startsWith("--")) {
                plain.add(arguments[at]);
            } else if (at + 1 < arguments.length
                    && List.of("--rows", "--today", "--record", "--out").contains(arguments[at])) {
                options.put(arguments[at], arguments[++at]);
            } else {
                return usage();
            }
        }
        try {
            return plain.isEmpty() ? usage() : run(plain.get(0), plain.subList(1, plain.size()), options);
        } catch (IOException | UncheckedIOException e) {
            out.println("读不出来。 Cannot be read: " + e.getMessage());
            return 3;
        }
    }

    private int run(String command, List<String> files, Map<String, String> options) throws IOException {
        for (String file : files) {
            if (!Files.exists(Path.of(file))) {
                out.println("没有这个文件。 No such file: " + file);
                return 3;
            }
        }
        if (command.equals("check") && !files.isEmpty() && options.isEmpty()) {
            return new MappingCheck(out, standard)
                    .check(files.stream().map(Path::of).toList());
        }
        if (command.equals("try") && files.size() == 2 && number(options.getOrDefault("--rows", "20"))) {
            LocalDate today = options.containsKey("--today")
                    ? LocalDate.parse(options.get("--today"))
                    : LocalDate.now(ZoneId.of("Asia/Shanghai"));
            int rows = Integer.parseInt(options.getOrDefault("--rows", "20"));
            return new MappingTrial(out, standard, today, rows).run(Path.of(files.get(0)), Path.of(files.get(1)));
        }
        if (command.equals("suggest") && files.size() == 1) {
            String record = options.getOrDefault("--record", "");
            if (!record.isEmpty() && !standard.records().containsKey(record)) {
                out.println("没有这个记录类型，现有： No such record type; there are: "
                        + String.join(", ", standard.records().keySet()));
                return 2;
            }
            return suggest(Path.of(files.get(0)), record, options.get("--out"));
        }
        return usage();
    }

    private int suggest(Path data, String record, @Nullable String file) throws IOException {
        String partner = file == null
                ? "my-system"
                : String.valueOf(Path.of(file).getFileName()).replaceFirst("[.]yaml$", "");
        if (!partner.matches("[a-z0-9][a-z0-9-]*")) {
            out.println("映射文件名用小写字母、数字和连字符，如 my-school.yaml。 Name the file in lower-case letters, digits and hyphens,"
                    + " such as my-school.yaml.");
            return 2;
        }
        String draft = new Suggestion(standard).of(data, partner, record);
        if (file == null) {
            out.print(draft);
        } else {
            Files.writeString(Path.of(file), draft);
            out.println("已写入 written: " + file);
            out.println("请逐条确认注释，再运行 Confirm each comment, then run: ./hub map check " + file);
        }
        return 0;
    }

    private static boolean number(String text) {
        return text.matches("[0-9]{1,7}");
    }

    private int usage() {
        out.print(USAGE);
        return 2;
    }
}
