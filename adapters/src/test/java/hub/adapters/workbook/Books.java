package hub.adapters.workbook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Workbooks for tests, written by the library's writer and, for planted faults, part by part. */
final class Books {
    private Books() {}

    static byte[] of(Consumer<Workbook> fill) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            fill.accept(workbook);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** One sheet of texts. */
    static byte[] sheet(String name, String[]... rows) {
        return of(workbook -> rows(workbook.newWorksheet(name), rows));
    }

    static void rows(Worksheet sheet, String[]... rows) {
        for (int r = 0; r < rows.length; r++) {
            for (int c = 0; c < rows[r].length; c++) {
                if (!rows[r][c].isEmpty()) {
                    sheet.value(r, c, rows[r][c]);
                }
            }
        }
    }

    /** The parts by name, as text. */
    static Map<String, String> parts(byte[] workbook) {
        Map<String, String> parts = new LinkedHashMap<>();
        try (ZipArchiveInputStream zip = new ZipArchiveInputStream(new ByteArrayInputStream(workbook))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parts;
    }

    static byte[] packed(Map<String, String> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The workbook with one part changed. */
    static byte[] with(byte[] workbook, String part, UnaryOperator<String> change) {
        Map<String, String> parts = parts(workbook);
        String before = parts.get(part);
        if (before == null || change.apply(before).equals(before)) {
            throw new IllegalArgumentException(part + " has nothing to change: " + before);
        }
        parts.put(part, change.apply(before));
        return packed(parts);
    }
}
