package hub.routes.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import hub.routes.security.Refusal;
import hub.standards.Standard;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
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

    private static final Pattern PATH = Pattern.compile(".*/published/([0-9.]+/[a-z]+/[A-Za-z0-9@._-]+)");

    private final String version;
    private final Map<String, Resource> files = new TreeMap<>();

    PublishedFiles(Standard standard) throws IOException {
        this.version = standard.version().version();
        for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:/published/*/*/*")) {
            var path = PATH.matcher(file.getURL().toString());
            if (path.matches()) {
                files.put(path.group(1), file);
            }
        }
    }

    /** Answers with the list of all files. */
    Answer list(RestRequest request) {
        request.with();
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        files.keySet().forEach(path -> {
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
        return file(request.path("version") + "/" + request.path("kind") + "/" + request.path("file"));
    }

    /** Shows the way to the handbook of the current version. */
    Answer handbook(RestRequest request) {
        request.with();
        return Answer.of(303, "text/plain", new byte[0]).with("Location", "/docs/" + version + "/handbook/index.html");
    }

    /** Answers with the list of code sets. */
    Answer codeSets(RestRequest request) throws IOException {
        request.with();
        return file(version + "/codesets/codesets.json");
    }

    /** Answers with one code set. */
    Answer codeSet(RestRequest request) throws IOException {
        request.with();
        return file(version + "/codesets/" + request.path("set") + ".json");
    }

    private Answer file(String path) throws IOException {
        Resource file = files.get(path);
        if (file == null) {
            throw Refusal.notFound();
        }
        String extension = path.substring(path.lastIndexOf('.') + 1);
        try (InputStream in = file.getInputStream()) {
            return Answer.of(200, TYPES.getOrDefault(extension, "application/octet-stream"), in.readAllBytes());
        }
    }
}
