package hub.adapters.repository;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows on their way into a table by {@code COPY}: encoded as text and sent in large pieces. Not thread-safe.
 *
 * <p>A character PostgreSQL cannot hold (U+0000) becomes U+FFFD; records with such characters never come here, only texts shown to people
 * do.
 */
final class CopyRows implements AutoCloseable {
    private static final int PIECE = 64 * 1024;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private final CopyIn copy;
    private byte[] buffer = new byte[PIECE + 4096];
    private int length;
    private boolean first = true;
    private long rows;
    private boolean ended;

    CopyRows(Connection connection, String sql) throws SQLException {
        this.copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
    }

    CopyRows text(@Nullable String value) {
        if (value == null) {
            return none();
        }
        separate();
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        ensure(bytes.length * 3);
        for (byte next : bytes) {
            switch (next) {
                case '\\' -> escape('\\');
                case '\n' -> escape('n');
                case '\r' -> escape('r');
                case '\t' -> escape('t');
                case 0 -> {
                    buffer[length++] = (byte) 0xEF;
                    buffer[length++] = (byte) 0xBF;
                    buffer[length++] = (byte) 0xBD;
                }
                default -> buffer[length++] = next;
            }
        }
        return this;
    }

    private void escape(char letter) {
        buffer[length++] = '\\';
        buffer[length++] = (byte) letter;
    }

    CopyRows number(long value) {
        separate();
        ascii(Long.toString(value));
        return this;
    }

    CopyRows number(@Nullable Long value) {
        return value == null ? none() : number(value.longValue());
    }

    CopyRows flag(boolean value) {
        separate();
        ascii(value ? "t" : "f");
        return this;
    }

    CopyRows instant(Instant value) {
        separate();
        ascii(value.toString());
        return this;
    }

    CopyRows bytes(byte[] value) {
        separate();
        ensure(value.length * 2 + 3);
        buffer[length++] = '\\';
        buffer[length++] = '\\';
        buffer[length++] = 'x';
        for (byte next : value) {
            buffer[length++] = HEX[(next >> 4) & 15];
            buffer[length++] = HEX[next & 15];
        }
        return this;
    }

    /** An array of bytes. */
    CopyRows bytes(List<byte[]> values) {
        return text(values.stream()
                .map(value -> "\"\\\\x" + HexFormat.of().formatHex(value) + '"')
                .collect(Collectors.joining(",", "{", "}")));
    }

    CopyRows none() {
        separate();
        ascii("\\N");
        return this;
    }

    private void ascii(String text) {
        ensure(text.length());
        for (int at = 0; at < text.length(); at++) {
            buffer[length++] = (byte) text.charAt(at);
        }
    }

    /** Ends a row. */
    void end() throws SQLException {
        ensure(1);
        buffer[length++] = '\n';
        first = true;
        rows++;
        if (length >= PIECE) {
            send();
        }
    }

    private void separate() {
        if (!first) {
            ensure(1);
            buffer[length++] = '\t';
        }
        first = false;
    }

    private void ensure(int more) {
        if (length + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
        }
    }

    private void send() throws SQLException {
        copy.writeToCopy(buffer, 0, length);
        length = 0;
    }

    /**
     * Sends what is left and ends the copy.
     *
     * @throws SQLException if the server took another number of rows than was sent, or refused one
     */
    void finish() throws SQLException {
        if (length > 0) {
            send();
        }
        long taken = copy.endCopy();
        ended = true;
        if (taken != rows) {
            throw new SQLException("COPY took " + taken + " rows of " + rows);
        }
    }

    /** Gives up a copy that was not finished, so that the connection can be used to roll back. */
    @Override
    public void close() throws SQLException {
        if (!ended && copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
