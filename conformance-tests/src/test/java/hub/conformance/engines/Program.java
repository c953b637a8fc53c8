package hub.conformance.engines;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of the machine, asked once. */
final class Program {
    private Program() {}

    /** Whether the machine has it. */
    static boolean runs(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false; // there is no such program
        }
    }

    /**
     * What it answers, both streams, whatever its exit value: a refusal is an answer.
     *
     * @param input given to it on its standard input
     */
    static List<String> lines(List<String> command, String input) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        Thread writer = new Thread(() -> {
            try (var out = process.getOutputStream()) {
                out.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                process.destroy();
            }
        });
        writer.start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        writer.join();
        process.waitFor();
        return lines;
    }

    /** The things in portions of at most so many: a command line has an end. */
    static <T> List<List<T>> portions(List<T> things, int most) {
        List<List<T>> portions = new ArrayList<>();
        for (int at = 0; at < things.size(); at += most) {
            portions.add(things.subList(at, Math.min(at + most, things.size())));
        }
        return portions;
    }
}
