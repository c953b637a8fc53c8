package hub.conformance.bench;

import hub.conformance.client.RestClient;
import hub.conformance.client.Sending;
import java.io.IOException;
import java.time.Duration;

/** NDJSON in one call, not waited for: handed over from the first byte. */
final class BatchByRest {
    private final RestClient rest;
    private final Supply supply;

    BatchByRest(RestClient rest, Supply supply) {
        this.rest = rest;
        this.supply = supply;
    }

    /** A body of so many records, ready to go. */
    Batch.HandOver ready(int rows) throws IOException {
        byte[] body = LinesBody.of(supply.stream(rows));
        return () -> {
            long begin = System.nanoTime();
            int status = rest.submit(
                            Sending.of(Sending.NDJSON, "").withBody(body).waiting(Duration.ZERO))
                    .status();
            VoidFigureException.unless(status == 202, "answered with 应答状态 " + status);
            return begin;
        };
    }
}
