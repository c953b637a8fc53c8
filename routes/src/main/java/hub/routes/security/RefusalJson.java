package hub.routes.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.schemas.Messages;
import hub.standards.Standard;
import hub.standards.Text;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A refusal as an RFC 9457 problem: stable code, both languages, and what to do next. 问题详情。 */
public final class RefusalJson {
    /** Media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Messages messages;

    public RefusalJson(Standard standard) {
        this.messages = new Messages(standard);
    }

    /** The problem as UTF-8 JSON. */
    public byte[] write(Refusal refusal) {
        Text message = messages.message(refusal.finding());
        ObjectNode problem = JsonNodeFactory.instance.objectNode();
        problem.put("type", "urn:cadre-training:problem:" + refusal.finding().code());
        problem.put("title", message.zh() + " " + message.en());
        problem.put("status", refusal.status());
        if (!refusal.finding().at().isEmpty()) {
            problem.put("detail", refusal.finding().at());
        }
        problem.put("code", refusal.finding().code());
        put(problem.putObject("message"), message);
        put(problem.putObject("hint"), messages.hint(refusal.finding()));
        problem.put("correlation", Correlation.current());
        try {
            return JSON.writeValueAsBytes(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an object node is always JSON", e);
        }
    }

    private static void put(ObjectNode node, Text text) {
        node.put("zh", text.zh());
        node.put("en", text.en());
    }

    /** Answers a servlet request with the refusal, unless part of another answer is on its way already. */
    public void answer(Refusal refusal, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        byte[] body = write(refusal);
        response.reset();
        response.setStatus(refusal.status());
        refusal.headers().forEach(response::setHeader);
        response.setHeader(Correlation.HEADER, Correlation.current());
        response.setHeader("Cache-Control", "no-store");
        response.setContentType(MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
