package hub.conformance.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits until a hub says that it is ready; for the launcher, which must not trust an open port. 等待枢纽就绪。 */
final class AwaitReady {
    private static final Duration AT_MOST = Duration.ofMinutes(4);

    private AwaitReady() {}

    /**
     * Waits.
     *
     * @param arguments the address of the hub's readiness, and the id of its process; with {@code once} after them it asks one time
     */
    public static void main(String[] arguments) throws InterruptedException {
        URI readiness = URI.create(arguments[0]);
        long process = Long.parseLong(arguments[1]);
        boolean once = arguments.length > 2;
        long end = System.nanoTime() + AT_MOST.toNanos();
        CountDownLatch never = new CountDownLatch(1);
        while (System.nanoTime() < end && ProcessHandle.of(process).isPresent()) {
            if (ready(readiness)) {
                return;
            }
            if (once || never.await(250, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        System.exit(1);
    }

    private static boolean ready(URI readiness) throws InterruptedException {
        HttpRequest question =
                HttpRequest.newBuilder(readiness).timeout(Duration.ofSeconds(5)).build();
        try {
            return HttpClient.newHttpClient()
                            .send(question, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
