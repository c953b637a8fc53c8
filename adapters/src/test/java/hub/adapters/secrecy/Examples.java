package hub.adapters.secrecy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** Marks, and texts that only look like them, each as the value of a cell, in every form and encoding. */
final class Examples {
    static final List<String> MARKS = SecrecyCases.shipped().marks();
    static final List<String> LOOK_ALIKES = SecrecyCases.shipped().lookAlikes();

    static final Charset GB18030 = Charset.forName("GB18030");

    /** A form of submission that carries one value among others. */
    record Form(String name, Function<String, byte[]> carry) {
        Charset charset() {
            return name.contains("UTF-16BE")
                    ? StandardCharsets.UTF_16BE
                    : name.contains("UTF-16") ? StandardCharsets.UTF_16LE : StandardCharsets.US_ASCII;
        }

        int width() {
            return name.contains("UTF-16") ? 2 : 1;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static final List<Form> FORMS = List.of(
            new Form("CSV UTF-8", value -> csv(value).getBytes(StandardCharsets.UTF_8)),
            new Form("CSV GB 18030", value -> csv(value).getBytes(GB18030)),
            new Form("CSV UTF-16LE", value -> csv(value).getBytes(StandardCharsets.UTF_16LE)),
            new Form("CSV UTF-16BE", value -> csv(value).getBytes(StandardCharsets.UTF_16BE)),
            new Form("JSON", value -> json(value).getBytes(StandardCharsets.UTF_8)),
            new Form(
                    "JSON escaped", value -> json(escaped(value, "\\u%04x", "")).getBytes(StandardCharsets.UTF_8)),
            new Form(
                    "JSON escaped, capitals",
                    value -> json(escaped(value, "\\u%04X", "")).getBytes(StandardCharsets.UTF_8)),
            new Form("XML UTF-8", value -> xml(value).getBytes(StandardCharsets.UTF_8)),
            new Form("XML GB 18030", value -> xml(value).getBytes(GB18030)),
            new Form(
                    "XML hexadecimal",
                    value -> xml(escaped(value, "&#x%x;", "")).getBytes(StandardCharsets.UTF_8)),
            new Form(
                    "XML hexadecimal, zeros",
                    value -> xml(escaped(value, "&#x00%X;", "")).getBytes(StandardCharsets.UTF_8)),
            new Form("XML decimal", value -> xml(escaped(value, "&#%d;", "")).getBytes(StandardCharsets.UTF_8)),
            new Form(
                    "XML decimal UTF-16LE",
                    value -> xml(escaped(value, "&#%d;", "")).getBytes(StandardCharsets.UTF_16LE)),
            new Form(
                    "JSON escaped UTF-16BE",
                    value -> json(escaped(value, "\\u%04x", "")).getBytes(StandardCharsets.UTF_16BE)),
            new Form(
                    "JSON, only the last character escaped",
                    value -> json(escaped(value, "\\u%04x", "密")).getBytes(StandardCharsets.UTF_8)),
            new Form(
                    "JSON GB 18030, only the first characters escaped",
                    value -> json(escaped(value, "\\u%04x", "绝机秘")).getBytes(GB18030)),
            new Form("attribute", value -> ("<r n='" + value + "' m=\"1\"/>").getBytes(StandardCharsets.UTF_8)),
            new Form("line of its own", value -> ("报送表\r\n" + value + "\r\n共 3 页").getBytes(GB18030)),
            new Form("all there is", value -> value.getBytes(StandardCharsets.UTF_8)),
            new Form("all there is, GB 18030", value -> value.getBytes(GB18030)));

    private Examples() {}

    private static String csv(String value) {
        return "班次编号,班次名称,学时\r\nPX2026-0311," + value + ",36\r\nPX2026-0312,春季主体班,40\r\n";
    }

    private static String json(String value) {
        return "{\"records\":[{\"sourceId\":\"1\",\"data\":{\"name\":\"" + value + "\",\"days\":5}}]}";
    }

    private static String xml(String value) {
        return "<records><record><TrainingClass><name>" + value
                + "</name><days>5</days></TrainingClass></record></records>";
    }

    /** Characters beyond ASCII escaped, or, if any are named, these alone. */
    private static String escaped(String text, String format, String only) {
        StringBuilder escaped = new StringBuilder();
        for (char c : text.toCharArray()) {
            boolean escape = only.isEmpty() ? c > 127 : only.indexOf(c) >= 0;
            escaped.append(escape ? String.format(format, (int) c) : String.valueOf(c));
        }
        return escaped.toString();
    }
}
