package hub.conformance.sample;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Packages with one file changed or left out. */
final class Repacked {
    private Repacked() {}

    static byte[] with(byte[] zip, String file, String found, String instead) throws IOException {
        return repacked(zip, file, found, instead);
    }

    static byte[] without(byte[] zip, String file) throws IOException {
        return repacked(zip, file, "", null);
    }

    private static byte[] repacked(byte[] zip, String file, String found, @Nullable String instead) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                if (entry.getName().equals(file) && instead == null) {
                    continue;
                }
                out.putNextEntry(new ZipEntry(entry.getName()));
                boolean changed = entry.getName().equals(file) && instead != null;
                out.write((changed ? text.replace(found, instead) : text).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
