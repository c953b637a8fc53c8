package hub.conformance.demo;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The demonstration: sends the sample month to a hub that runs, by real clients, and tells what came of it. 演示。
 *
 * <p>Exit code 0 only if every planted fault was found as planted and every good record reached repository and HR exactly once; 1 if not, 2
 * for a wrong command line, 3 if the hub did not answer. On the same data again it must come to 0 new effects.
 */
public final class Demo {
    private Demo() {}

    /** Runs it. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.exit(run(out, arguments));
    }

    static int run(PrintStream out, String... arguments) {
        try {
            DemoOptions options = DemoOptions.of(arguments);
            Screen screen = new Screen(out, System.console() != null);
            screen.blank();
            Result result = new Rehearsal(options.hub(), screen, options.seed()).play();
            new Report(screen).print(result, options.hub());
            return result.good() ? 0 : 1;
        } catch (DemoOptions.Misuse e) {
            out.println(e.getMessage());
            return 2;
        } catch (IOException e) {
            out.println("  枢纽没有按约定应答 the hub did not answer as agreed: " + e.getMessage());
            return 3;
        }
    }
}
