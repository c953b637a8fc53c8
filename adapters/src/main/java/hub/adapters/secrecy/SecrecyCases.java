package hub.adapters.secrecy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The examples of {@code secrecy/cases.yaml}, each made into the bytes a sender would send: for whoever proves that a door is shut where it must
 * be, and open where it may. 密级样例。
 *
 * @param marks values of a cell that are marks
 * @param lookAlikes values of a cell that are none
 * @param cases whole submissions
 */
public record SecrecyCases(List<String> marks, List<String> lookAlikes, List<Case> cases) {
    private static final SecrecyCases SHIPPED = read(UnaryOperator.identity());

    /**
     * One submission.
     *
     * @param id its identifier
     * @param refuse whether it must be refused
     * @param form form of the content
     * @param name name of its file
     * @param body the bytes
     */
    public record Case(String id, boolean refuse, String form, String name, byte[] body) {
        @Override
        public String toString() {
            return id + " " + form + " " + name;
        }
    }

    /** The examples that ship. */
    public static SecrecyCases shipped() {
        return SHIPPED;
    }

    /**
     * The same examples with other texts.
     *
     * @param texts changes every text that goes into a content, such as a name that is to be looked for afterwards
     */
    public static SecrecyCases with(UnaryOperator<String> texts) {
        return read(texts);
    }

    private static SecrecyCases read(UnaryOperator<String> changed) {
        try (InputStream in = Objects.requireNonNull(SecrecyScan.class.getResourceAsStream("/secrecy/cases.yaml"))) {
            JsonNode all = new YAMLMapper().readTree(in);
            List<Case> cases = new ArrayList<>();
            for (JsonNode one : all.path("cases")) {
                cases.add(new Case(
                        one.path("id").asText(),
                        one.path("refuse").asBoolean(),
                        one.path("form").asText(),
                        one.path("name").asText("body"),
                        body(all, one, changed)));
            }
            return new SecrecyCases(
                    texts(all.path("texts").path("marks")),
                    texts(all.path("texts").path("lookAlikes")),
                    List.copyOf(cases));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return List.copyOf(texts);
    }

    private static byte[] body(JsonNode all, JsonNode one, UnaryOperator<String> changed) throws IOException {
        Charset charset = Charset.forName(one.path("encoding").asText("UTF-8"));
        if (one.has("text")) {
            return changed.apply(one.path("text").asText()).getBytes(charset);
        }
        Map<String, String> parts = new LinkedHashMap<>();
        all.path("bases")
                .path(one.path("form").asText())
                .properties()
                .forEach(part -> parts.put(
                        part.getKey(), filled(all, one, part.getValue().asText())));
        one.path("parts")
                .properties()
                .forEach(part -> parts.put(part.getKey(), part.getValue().asText()));
        parts.replaceAll((part, text) -> changed.apply(text));
        return one.path("form").asText().equals("SOAP")
                ? parts.getOrDefault("message", "").getBytes(charset)
                : zip(parts, charset, one.path("comment").asText());
    }

    private static String filled(JsonNode all, JsonNode one, String text) {
        String filled = text;
        for (Map.Entry<String, JsonNode> place : all.path("defaults").properties()) {
            String value =
                    one.path("put").path(place.getKey()).asText(place.getValue().asText());
            filled = filled.replace("@" + place.getKey() + "@", value);
        }
        return filled;
    }

    private static byte[] zip(Map<String, String> parts, Charset names, String comment) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, names)) {
            zip.setComment(comment);
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }
}
