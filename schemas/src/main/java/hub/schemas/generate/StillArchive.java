package hub.schemas.generate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A ZIP archive without the hour it was made in: what is written twice is the same twice. */
final class StillArchive {
    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final String CREATED = "(<dcterms:created[^>]*>)[^<]*(</dcterms:created>)";

    private StillArchive() {}

    /**
     * The same archive with fixed times.
     *
     * @param day the day a workbook is said to be made on
     */
    static byte[] of(byte[] archive, String day) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts(archive).entrySet()) {
                ZipEntry entry = new ZipEntry(part.getKey());
                entry.setTimeLocal(EPOCH);
                out.putNextEntry(entry);
                out.write(still(part.getKey(), part.getValue(), day));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * What is in an archive: name of the part to its bytes, in their order. Read by its directory: the writer's sizes after each part are
     * of a kind that reading as a stream takes for an error.
     */
    static Map<String, byte[]> parts(byte[] archive) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        Path file = Files.createTempFile("template", ".zip");
        try {
            Files.write(file, archive);
            try (ZipFile zip = new ZipFile(file.toFile())) {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        parts.put(entry.getName(), in.readAllBytes());
                    }
                }
            }
        } finally {
            Files.delete(file);
        }
        return parts;
    }

    private static byte[] still(String name, byte[] part, String day) {
        if (!name.equals("docProps/core.xml")) {
            return part;
        }
        return new String(part, StandardCharsets.UTF_8)
                .replaceAll(CREATED, "$1" + day + "T00:00:00Z$2")
                .getBytes(StandardCharsets.UTF_8);
    }
}
