package hub.adapters.workbook;

import hub.adapters.packed.Unpacking;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The texts that a workbook keeps apart from its cells, by number; held as bytes, since there may be millions. 共享文字。 */
final class SharedTexts {
    private static final int BLOCK = 1 << 20;

    private final long limit;
    private final List<byte[]> blocks = new ArrayList<>();
    private int filled = BLOCK;
    private long bytes;
    private long[] places = new long[256];
    private int count;

    SharedTexts(long limit) {
        this.limit = limit;
    }

    void add(String text) throws Unpacking.TooLarge {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        bytes += utf8.length + Long.BYTES;
        if (bytes > limit) {
            throw new Unpacking.TooLarge();
        }
        if (filled + utf8.length > BLOCK) {
            blocks.add(new byte[Math.max(BLOCK, utf8.length)]);
            filled = 0;
        }
        System.arraycopy(utf8, 0, blocks.get(blocks.size() - 1), filled, utf8.length);
        if (count == places.length) {
            places = Arrays.copyOf(places, count * 2);
        }
        // block, place in it, and length: 20 bits each are enough but for the block
        places[count++] = (long) (blocks.size() - 1) << 41 | (long) filled << 20 | utf8.length;
        filled += utf8.length;
    }

    /** The text of that number, null if there is none. */
    @Nullable
    String get(int number) {
        if (number < 0 || number >= count) {
            return null;
        }
        long place = places[number];
        byte[] block = blocks.get((int) (place >>> 41));
        return new String(block, (int) (place >>> 20) & 0x1F_FFFF, (int) place & 0xF_FFFF, StandardCharsets.UTF_8);
    }
}
