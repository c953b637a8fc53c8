package hub.routes.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The answer to one REST call; the body of the exchange at the end of a route. 应答。
 *
 * @param status HTTP status
 * @param type media type
 * @param headers further headers
 * @param length bytes of the body, -1 if they are not known before it is written
 * @param body writes the body, once
 */
public record Answer(int status, String type, Map<String, String> headers, long length, Body body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Writes a body while it goes out; memory does not grow with its size. */
    @FunctionalInterface
    public interface Body {
        /** Writes all of it; does not close the stream. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** An answer of bytes at hand. */
    public static Answer of(int status, String type, byte[] body) {
        return new Answer(status, type, Map.of(), body.length, out -> out.write(body));
    }

    /** A JSON answer. */
    public static Answer json(int status, JsonNode body) {
        try {
            return of(status, "application/json", JSON.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
    }

    /** An answer written while it goes out. */
    public static Answer stream(String type, Body body) {
        return new Answer(200, type, Map.of(), -1, body);
    }

    /** The same answer with one more header. */
    public Answer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, type, more, length, body);
    }

    void writeTo(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setContentType(type);
        headers.forEach(response::setHeader);
        if (length >= 0) {
            response.setContentLengthLong(length);
        }
        body.writeTo(response.getOutputStream());
        response.getOutputStream().flush();
    }
}
