package hub.adapters.secrecy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

class PackedScanTest {

    @Test
    void a_workbook_without_marks_is_clear() throws IOException {
        assertThat(scan(workbook("学员培训信息", "保守国家秘密法培训"))).isEqualTo(SecrecyVerdict.CLEAR);
    }

    @Test
    void marks_in_cells_are_found() throws IOException {
        for (String mark : Examples.MARKS) {
            assertThat(scan(workbook("学员培训信息", mark))).as(mark).isEqualTo(SecrecyVerdict.MARKED);
        }
    }

    @Test
    void look_alikes_in_cells_are_none() throws IOException {
        for (String text : Examples.LOOK_ALIKES) {
            assertThat(scan(workbook("学员培训信息", text))).as(text).isEqualTo(SecrecyVerdict.CLEAR);
        }
    }

    @Test
    void a_mark_in_the_name_of_a_sheet() throws IOException {
        assertThat(scan(workbook("机密名单（秘密）", "x"))).isEqualTo(SecrecyVerdict.MARKED);
        assertThat(scan(workbook("名单-机密", "x"))).isEqualTo(SecrecyVerdict.MARKED);
        assertThat(scan(workbook("秘书班", "x"))).isEqualTo(SecrecyVerdict.CLEAR);
    }

    @Test
    void a_mark_split_into_runs() throws IOException {
        String runs =
                "<sst><si><r><rPr><b/><sz val=\"22\"/><color rgb=\"FFFF0000\"/><rFont val=\"黑体\"/></rPr><t>秘</t></r>"
                        + "<r><rPr><b/><sz val=\"22\"/></rPr><t xml:space=\"preserve\">密</t></r><r><t>★10年</t></r></si></sst>";
        assertThat(scan(zip("xl/sharedStrings.xml", runs))).isEqualTo(SecrecyVerdict.MARKED);

        String cells = "<sst><si><t>秘</t></si><si><t>密</t></si></sst>";
        assertThat(scan(zip("xl/sharedStrings.xml", cells))).isEqualTo(SecrecyVerdict.CLEAR);
    }

    @Test
    void a_mark_in_the_header_of_a_sheet() throws IOException {
        String sheet =
                "<worksheet><headerFooter><oddHeader>&amp;L&amp;\"黑体,常规\"&amp;14机密&amp;R第&amp;P页</oddHeader></headerFooter></worksheet>";
        assertThat(scan(zip("xl/worksheets/sheet1.xml", sheet))).isEqualTo(SecrecyVerdict.MARKED);
    }

    @Test
    void names_of_entries_in_utf_8_and_gbk() throws IOException {
        for (Charset charset : new Charset[] {StandardCharsets.UTF_8, Charset.forName("GBK")}) {
            assertThat(scan(zip(charset, "名单（机密）.csv", "a,b".getBytes(StandardCharsets.UTF_8))))
                    .isEqualTo(SecrecyVerdict.MARKED);
            assertThat(scan(zip(charset, "保密培训名单.csv", "a,b".getBytes(StandardCharsets.UTF_8))))
                    .isEqualTo(SecrecyVerdict.CLEAR);
        }
    }

    @Test
    void an_archive_in_an_archive() throws IOException {
        byte[] inner = workbook("表", "机密★");
        byte[] outer = zip(StandardCharsets.UTF_8, "a.xlsx", inner);
        assertThat(scan(outer)).isEqualTo(SecrecyVerdict.MARKED);
        assertThat(scan(zip(StandardCharsets.UTF_8, "a.xlsx", workbook("表", "x"))))
                .isEqualTo(SecrecyVerdict.CLEAR);

        ByteArrayOutputStream behind = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(behind)) {
            zip.putNextEntry(new ZipEntry("a.xlsx"));
            zip.write(workbook("表", "x"));
            zip.putNextEntry(new ZipEntry("b.txt"));
            zip.write("机密★1年".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(scan(behind.toByteArray())).isEqualTo(SecrecyVerdict.MARKED);

        byte[] deep = inner;
        for (int level = 0; level < 4; level++) {
            deep = zip(StandardCharsets.UTF_8, "a.zip", deep);
        }
        assertThat(scan(deep)).isEqualTo(SecrecyVerdict.TOO_LARGE);
    }

    @Test
    void too_many_entries_too_many_bytes_too_high_a_ratio() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < 1_001; i++) {
                zip.putNextEntry(new ZipEntry("f" + i));
                zip.closeEntry();
            }
        }
        assertThat(scan(out.toByteArray())).isEqualTo(SecrecyVerdict.TOO_LARGE);

        byte[] zeros = zip(StandardCharsets.UTF_8, "bomb", new byte[64 << 20]);
        assertThat(scan(zeros)).isEqualTo(SecrecyVerdict.TOO_LARGE);
        assertThat(scan(zip(StandardCharsets.UTF_8, "bomb.zip", zeros))).isEqualTo(SecrecyVerdict.TOO_LARGE);

        byte[] noise = new byte[3 << 20];
        new Random(1).nextBytes(noise);
        byte[] packed = zip(StandardCharsets.UTF_8, "noise", noise);
        assertThat(scan(packed)).isEqualTo(SecrecyVerdict.CLEAR);
        assertThat(new PackedScan(1_000, 2 << 20, 100, Exclusions.NONE).scan(new ByteArrayInputStream(packed)))
                .isEqualTo(SecrecyVerdict.TOO_LARGE);
    }

    @Test
    void damage_anywhere_is_a_verdict() throws IOException {
        byte[] inner = workbook("表", "机密★");
        for (byte[] whole : new byte[][] {inner, zip(StandardCharsets.UTF_8, "a.xlsx", inner)}) {
            for (int at = 0; at < whole.length; at++) {
                byte[] damaged = whole.clone();
                damaged[at] ^= 0x55;
                assertThat(scan(damaged)).as("damaged at %d", at).isNotEqualTo(SecrecyVerdict.CLEAR);
            }
        }
    }

    @Test
    void what_cannot_be_looked_at_whole_is_damaged() throws IOException {
        byte[] good = workbook("表", "x");
        assertThat(scan(Arrays.copyOf(good, good.length / 2))).isEqualTo(SecrecyVerdict.CUT);
        assertThat(scan("机密不是压缩包".getBytes(StandardCharsets.UTF_8))).isEqualTo(SecrecyVerdict.DAMAGED);
        assertThat(scan(new byte[0])).isEqualTo(SecrecyVerdict.DAMAGED);

        byte[] encrypted = zip("a.csv", "a,b");
        encrypted[6] |= 1;
        assertThat(scan(encrypted)).isEqualTo(SecrecyVerdict.DAMAGED);

        // an entry that only the directory knows: a gap before it hides it from whoever reads in order
        byte[] two = zip("a.csv", "a,b", "b.csv", "机密");
        int second = indexOf(two, "b.csv") - 30;
        ByteArrayOutputStream gap = new ByteArrayOutputStream();
        gap.write(two, 0, second);
        gap.write(new byte[40]);
        gap.write(two, second, two.length - second);
        assertThat(scan(gap.toByteArray())).isEqualTo(SecrecyVerdict.DAMAGED);
    }

    @Test
    void a_stream_that_breaks_is_no_verdict() throws IOException {
        byte[] good = workbook("表", "x");
        InputStream broken = new InputStream() {
            private int at;

            @Override
            public int read() throws IOException {
                if (at == 100) {
                    throw new java.io.EOFException("the connection is gone");
                }
                return good[at++] & 0xFF;
            }
        };
        assertThatThrownBy(() -> PackedScan.published().scan(broken)).isInstanceOf(IOException.class);
    }

    private static int indexOf(byte[] all, String ascii) {
        return new String(all, StandardCharsets.ISO_8859_1).indexOf(ascii);
    }

    private static SecrecyVerdict scan(byte[] packed) throws IOException {
        return PackedScan.published().scan(new ByteArrayInputStream(packed));
    }

    private static byte[] workbook(String sheet, String cell) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "office", "1.0")) {
            Worksheet worksheet = workbook.newWorksheet(sheet);
            worksheet.value(0, 0, "班次编号");
            worksheet.value(0, 1, "班次名称");
            worksheet.value(1, 0, "PX2026-0311");
            worksheet.value(1, 1, cell);
            worksheet.value(1, 2, 36);
        }
        return out.toByteArray();
    }

    private static byte[] zip(String... namesAndTexts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static byte[] zip(Charset names, String name, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, names)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
        }
        return out.toByteArray();
    }
}
