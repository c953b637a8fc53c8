package hub.conformance.bench;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the benchmark is told on its command line. 性能测试参数。
 *
 * @param rows rows of the file by SFTP; the other batch has a quarter of them
 * @param data where the hub keeps its data, kept afterwards; null for a folder that is removed
 * @param standardOnly whether only the lines about the standard are wanted, for which no hub is started
 */
record BenchOptions(int rows, @Nullable Path data, boolean standardOnly) {
    /** So that all of it ends within about five minutes on two cores. */
    static final int USUAL_ROWS = 50_000;

    private static final int LEAST_ROWS = 1_000;
    private static final int MOST_ROWS = 5_000_000;
    private static final String USAGE = """
            用法 usage: ./hub bench [--rows N] [--data DIR] [--only standard]
              --rows  SFTP 文件的行数 rows of the file by SFTP, 1000 to 5000000    (50000)；标准按 the bar is for 1000000
              --data  枢纽的空数据目录，测后保留 an empty data folder, kept        （临时目录，测后删除 a temporary one）
              --only  只测标准的加载与代码查找，不启动枢纽 only loading the standard and looking up codes, no hub
            """;

    /** The command line is wrong. */
    static final class Misuse extends Exception {
        private static final long serialVersionUID = 1L;

        Misuse(String what) {
            super(what + "\n" + USAGE);
        }
    }

    static BenchOptions of(String... arguments) throws Misuse {
        int rows = USUAL_ROWS;
        Path data = null;
        boolean standardOnly = false;
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length) {
                throw new Misuse(arguments[i] + " ?");
            }
            switch (arguments[i]) {
                case "--rows" -> rows = rows(arguments[i + 1]);
                case "--data" ->
                    data = Path.of(arguments[i + 1]).toAbsolutePath().normalize();
                case "--only" -> standardOnly = isStandard(arguments[i + 1]);
                default -> throw new Misuse(arguments[i] + " ?");
            }
        }
        return new BenchOptions(rows, data, standardOnly);
    }

    private static boolean isStandard(String part) throws Misuse {
        if (!part.equals("standard")) {
            throw new Misuse("--only " + part + " ?");
        }
        return true;
    }

    private static int rows(String text) throws Misuse {
        try {
            int rows = Integer.parseInt(text);
            if (rows >= LEAST_ROWS && rows <= MOST_ROWS) {
                return rows;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new Misuse("--rows " + text + " ?");
    }
}
