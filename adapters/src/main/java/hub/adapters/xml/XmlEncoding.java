package hub.adapters.xml;

import hub.adapters.EncodingCheck;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The encoding that an XML text declares: UTF-8, or one of the GB family, which GB 18030 contains. XML 编码声明。 */
final class XmlEncoding {
    /** Bytes at the front that hold the declaration, if there is one. */
    static final int HEAD = 256;

    private static final Pattern DECLARED =
            Pattern.compile("^(?:\u00EF\u00BB\u00BF)?<\\?xml[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");

    private XmlEncoding() {}

    /** What the bytes are if they hold to what they declare. */
    static EncodingCheck.Verdict verdict(EncodingCheck check, byte[] head, int length) {
        String declared = declared(head, length);
        return declared.startsWith("GB") ? check.gb18030() : check.utf8();
    }

    /** The name declared, upper case; UTF-8 if there is none. */
    static String declared(byte[] head, int length) {
        Matcher matcher = DECLARED.matcher(new String(head, 0, Math.min(length, HEAD), StandardCharsets.ISO_8859_1));
        return matcher.find() ? matcher.group(1).toUpperCase(Locale.ROOT) : "UTF-8";
    }

    /** Whether the encoding declared is one that is read. */
    static boolean known(String declared) {
        return switch (declared) {
            case "UTF-8", "UTF8", "US-ASCII", "ASCII", "GB18030", "GBK", "GB2312" -> true;
            default -> false;
        };
    }
}
