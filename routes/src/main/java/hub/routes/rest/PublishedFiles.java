package hub.routes.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import hub.routes.PublishedStandard;
import hub.routes.security.Refusal;
import java.io.IOException;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What derives from the standard, byte for byte as it was published. */
@Component
final class PublishedFiles {
    private static final Map<String, String> TYPES = Map.of(
            "json", "application/json",
            "yaml", "application/yaml",
            "csv", "text/csv;charset=UTF-8",
            "xsd", "application/xml",
            "wsdl", "application/xml",
            "md", "text/markdown;charset=UTF-8",
            "html", "text/html;charset=UTF-8",
            "css", "text/css;charset=UTF-8",
            "js", "text/javascript;charset=UTF-8",
            "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final PublishedStandard published;

    PublishedFiles(PublishedStandard published) {
        this.published = published;
    }

    /** Answers with the list of all files. */
    Answer list(RestRequest request) {
        request.with();
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        published.paths().forEach(path -> {
            String[] parts = path.split("/", -1);
            list.addObject()
                    .put("version", parts[0])
                    .put("kind", parts[1])
                    .put("file", parts[2])
                    .put("href", "/api/v1/schemas/" + path);
        });
        return Answer.json(200, list);
    }

    /** Answers with one file. */
    Answer file(RestRequest request) throws IOException {
        request.with();
        return at(request.path("version") + "/" + request.path("kind") + "/" + request.path("file"));
    }

    /** Shows the way to the handbook of the current version. */
    Answer handbook(RestRequest request) {
        request.with();
        return Answer.of(303, "text/plain", new byte[0])
                .with("Location", "/docs/" + published.version() + "/handbook/index.html");
    }

    /** Answers with the list of code sets of a version. */
    Answer codeSets(RestRequest request) throws IOException {
        return at(version(request) + "/codesets/codesets.json");
    }

    /** Answers with one code set as a version has it. */
    Answer codeSet(RestRequest request) throws IOException {
        return at(version(request) + "/codesets/" + request.path("set") + ".json");
    }

    /** The version of the standard that the request asks for; the current one where it names none. */
    private String version(RestRequest request) {
        String version = request.with("standard").query("standard").orElse(published.version());
        if (!published.serves(version)) {
            throw Refusal.badRequest("standard");
        }
        return version;
    }

    private Answer at(String path) throws IOException {
        byte[] bytes = published.file(path);
        if (bytes == null) {
            throw Refusal.notFound();
        }
        String extension = path.substring(path.lastIndexOf('.') + 1);
        return Answer.of(200, TYPES.getOrDefault(extension, "application/octet-stream"), bytes);
    }
}
