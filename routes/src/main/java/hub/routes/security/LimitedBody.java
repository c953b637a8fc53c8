package hub.routes.security;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * A request body that stops at its limits: bytes and time, both counted as it is read. 受限的请求体。
 *
 * <p>What a sender declares is checked before; this holds where nothing, or a lie, was declared.
 */
public final class LimitedBody extends FilterInputStream {
    /** A body may take one second more for each of these: 64 KiB. Slower than that is an attack or a broken line. */
    public static final int BYTES_PER_EXTRA_SECOND = 64 * 1024;

    private final long limit;
    private final long atMostNanos;
    private final LongSupplier nanoTime;
    private final long started;
    private long count;

    /**
     * @param body the bytes as they come in
     * @param limit how many at most
     * @param atMost how long they may take, besides what their number allows
     */
    public LimitedBody(InputStream body, long limit, Duration atMost) {
        this(body, limit, atMost, System::nanoTime);
    }

    LimitedBody(InputStream body, long limit, Duration atMost, LongSupplier nanoTime) {
        super(body);
        this.limit = limit;
        this.atMostNanos = atMost.toNanos();
        this.nanoTime = nanoTime;
        this.started = nanoTime.getAsLong();
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = super.skip(bytes);
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long bytes) {
        count += bytes;
        if (count > limit) {
            throw Refusal.tooLarge(limit);
        }
        long allowed =
                atMostNanos + Duration.ofSeconds(count / BYTES_PER_EXTRA_SECOND).toNanos();
        if (nanoTime.getAsLong() - started > allowed) {
            throw Refusal.of(
                    "LIM-0006",
                    408,
                    Map.of("limit", Long.toString(Duration.ofNanos(allowed).toSeconds())));
        }
    }
}
