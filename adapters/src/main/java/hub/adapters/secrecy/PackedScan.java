package hub.adapters.secrecy;

import hub.adapters.packed.PackedBytes;
import hub.adapters.packed.ZipEntries;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.jspecify.annotations.Nullable;

/**
 * Looks for secrecy marks inside a ZIP or a workbook: names of entries and sheets, and every entry's content, packed files in it included. 压缩包扫描。
 *
 * <p>What cannot be looked at whole (encrypted, cut, entries that only the directory at the end knows) is never clear.
 *
 * @param entries most entries
 * @param unpacked most bytes, unpacked
 * @param ratio how many times larger than its packed bytes it may unpack; the first MiB is free
 * @param exclusions names that may not stand in it
 */
public record PackedScan(int entries, long unpacked, int ratio, Exclusions exclusions) {
    private static final int NESTED = 3;
    private static final long FREE = 1 << 20;
    private static final int NAMES_WITHIN = 1 << 20;
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Pattern SHEET =
            Pattern.compile("<(?:\\w{1,9}:)?sheet\\s[^<>]*?\\bname\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");
    private static final Pattern PROPERTY = Pattern.compile(">([^<>]+)<()");

    /** With the limits the hub publishes. */
    public static PackedScan published() {
        return new PackedScan(1_000, 4L << 30, 100, Exclusions.NONE);
    }

    /**
     * Looks at all of it, in one pass and constant memory.
     *
     * @param in the packed bytes, from the first; not closed
     * @throws IOException if the bytes cannot be had (not if they are bad)
     */
    public SecrecyVerdict scan(InputStream in) throws IOException {
        PackedBytes packed = new PackedBytes(in);
        Pass pass = new Pass(packed);
        SecrecyVerdict verdict;
        try {
            verdict = pass.archive(packed, NESTED);
        } catch (IOException e) {
            if (packed.failed()) {
                throw e;
            }
            verdict = SecrecyVerdict.DAMAGED;
        }
        boolean cut = verdict == SecrecyVerdict.DAMAGED && pass.entriesSeen > 0 && packed.entriesNamed() < 0;
        return cut ? SecrecyVerdict.CUT : verdict;
    }

    /** One pass over one submission; counts over all that is nested. */
    private final class Pass {
        private final PackedBytes outer;
        private int entriesSeen;
        private long bytesSeen;

        Pass(PackedBytes outer) {
            this.outer = outer;
        }

        SecrecyVerdict archive(PackedBytes packed, int depth) throws IOException {
            try (ZipEntries zip = new ZipEntries(packed)) {
                return entries(zip, packed, depth);
            }
        }

        private SecrecyVerdict entries(ZipEntries zip, PackedBytes packed, int depth) throws IOException {
            int own = 0;
            for (ZipArchiveEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                own++;
                if (++entriesSeen > entries) {
                    return SecrecyVerdict.TOO_LARGE;
                }
                SecrecyVerdict named = name(entry);
                if (named != SecrecyVerdict.CLEAR) {
                    return named;
                }
                if (!zip.canReadEntryData(entry)) {
                    return SecrecyVerdict.DAMAGED;
                }
                SecrecyVerdict verdict = content(zip, entry, depth);
                if (verdict != SecrecyVerdict.CLEAR) {
                    return verdict;
                }
            }
            return own > 0 && own == packed.entriesNamed() ? SecrecyVerdict.CLEAR : SecrecyVerdict.DAMAGED;
        }

        private SecrecyVerdict content(ZipEntries zip, ZipArchiveEntry entry, int depth) throws IOException {
            Bounded bounded = new Bounded(zip);
            SecrecyScan scan = new SecrecyScan(exclusions, true);
            InputStream in = scan.over(bounded);
            Pattern names = names(entry.getName());
            byte[] head = in.readNBytes(names == null ? 4 : NAMES_WITHIN);
            if (names != null && named(names, head)) {
                return SecrecyVerdict.MARKED;
            }
            if (head.length >= 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4) {
                if (depth == 1) {
                    return SecrecyVerdict.TOO_LARGE;
                }
                PackedBytes nested = new PackedBytes(new SequenceInputStream(new ByteArrayInputStream(head), in));
                SecrecyVerdict verdict = archive(nested, depth - 1);
                return bounded.exceeded ? SecrecyVerdict.TOO_LARGE : verdict;
            }
            byte[] buffer = new byte[1 << 14];
            while (!scan.decided() && in.read(buffer) >= 0) {
                // the scan takes what is read
            }
            if (bounded.exceeded) {
                return SecrecyVerdict.TOO_LARGE;
            }
            return scan.verdict();
        }

        /** Ends when the unpacked bytes exceed a limit. */
        private final class Bounded extends FilterInputStream {
            private boolean exceeded;

            Bounded(InputStream in) {
                super(in);
            }

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] into, int offset, int most) throws IOException {
                int read = exceeded ? -1 : in.read(into, offset, most);
                if (read > 0) {
                    bytesSeen += read;
                    exceeded = bytesSeen > unpacked || bytesSeen > FREE + outer.count() * ratio;
                }
                return exceeded ? -1 : read;
            }

            @Override
            public void close() {
                // the entries that follow are still to be read
            }
        }
    }

    /** Without a flag a name may be in any encoding. */
    private SecrecyVerdict name(ZipArchiveEntry entry) {
        byte[] bytes = entry.getRawName();
        List<String> names =
                List.of(entry.getName(), new String(bytes, StandardCharsets.UTF_8), new String(bytes, GB18030));
        if (names.stream().anyMatch(SecrecyMark::inName)) {
            return SecrecyVerdict.MARKED;
        }
        return names.stream().anyMatch(exclusions::in) ? SecrecyVerdict.EXCLUDED : SecrecyVerdict.CLEAR;
    }

    /** Where names stand in a part of an office file, sheets' and what an author wrote about the document; null where there are none. */
    private static @Nullable Pattern names(String entry) {
        if (entry.endsWith("xl/workbook.xml")) {
            return SHEET;
        }
        return entry.contains("docProps/") && entry.endsWith(".xml") ? PROPERTY : null;
    }

    private static boolean named(Pattern names, byte[] part) {
        Matcher found = names.matcher(new String(part, StandardCharsets.UTF_8));
        while (found.find()) {
            String name = found.group(1) != null ? found.group(1) : found.group(2);
            if (SecrecyMark.inName(Windows.unescaped(name))) {
                return true;
            }
        }
        return false;
    }
}
