package hub.schemas.generate;

import hub.standards.Standard;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The hand-written contracts, SOAP and REST. They were written with the first version; a later one has them with its own number and
 * namespace in the places where the first has its. 手写契约的沿用。
 */
final class Contracts {
    /** The version in whose folder they stand as they were written. */
    private static final String WRITTEN = "1.0";

    private static final List<String> NAMES = List.of(
            "openapi/hub.yaml",
            "wsdl/envelope.xsd",
            "wsdl/receipt.xsd",
            "wsdl/submission-runtime.wsdl",
            "wsdl/submission.wsdl",
            "wsdl/submission.xsd");

    private Contracts() {}

    /** Whether a file in the folder of a version is written by hand. */
    static boolean byHand(Path folder, String name) {
        return String.valueOf(folder.getFileName()).equals(WRITTEN) && NAMES.contains(name);
    }

    /** The contracts of a version that carries them on; none for the one they were written with. */
    static SortedMap<String, byte[]> carriedTo(Standard standard) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        String version = standard.version().version();
        if (!version.equals(WRITTEN)) {
            for (String name : NAMES) {
                files.put(name, carried(written(name), version).getBytes(StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private static String carried(String text, String version) {
        return text.replace(XsdWriter.namespace(WRITTEN) + "\"", XsdWriter.namespace(version) + "\"")
                .replace("\n  version: \"" + WRITTEN + "\"\n", "\n  version: \"" + version + "\"\n");
    }

    private static String written(String name) {
        try (InputStream in = Contracts.class.getResourceAsStream("/published/" + WRITTEN + "/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the contract " + name + " of version " + WRITTEN + " is not there");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
