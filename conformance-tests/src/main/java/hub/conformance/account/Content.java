package hub.conformance.account;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** A digest over the fields of a record that does not depend on their order or on how a number is written. 内容摘要。 */
public final class Content {
    private Content() {}

    /** The digest of the fields. */
    public static String of(JsonNode data) {
        Map<String, String> fields = new TreeMap<>();
        data.fields().forEachRemaining(entry -> fields.put(entry.getKey(), plain(entry.getValue())));
        StringBuilder text = new StringBuilder();
        fields.forEach(
                (name, value) -> text.append(name).append('=').append(value).append('\n'));
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String plain(JsonNode value) {
        return value.isNumber()
                ? value.decimalValue().stripTrailingZeros().toPlainString()
                : value.isTextual() ? '"' + value.textValue() + '"' : value.toString();
    }
}
