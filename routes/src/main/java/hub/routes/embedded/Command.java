package hub.routes.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One run of an outside program that is expected to end by itself.
 *
 * @param exitCode its exit code, or -1 if it could not be started or did not end in time
 * @param output what it wrote to standard output and standard error
 */
record Command(int exitCode, String output) {

    /** Runs the program in the folder with a neutral locale and none of PostgreSQL's own environment variables. */
    static Command run(Path folder, Duration atMost, List<String> words) {
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            // The watchdog ends a program that hangs, which also ends the read below.
            var watchdog = process.onExit().orTimeout(atMost.toMillis(), TimeUnit.MILLISECONDS);
            watchdog.whenComplete((ended, late) -> {
                if (late != null) {
                    process.destroyForcibly();
                }
            });
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exitCode = process.waitFor();
            return new Command(watchdog.isCompletedExceptionally() ? -1 : exitCode, output.strip());
        } catch (IOException e) {
            return new Command(-1, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted while running " + words.get(0), e));
        }
    }

    boolean succeeded() {
        return exitCode == 0;
    }
}
