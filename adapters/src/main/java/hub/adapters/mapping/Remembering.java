package hub.adapters.mapping;

import org.jspecify.annotations.Nullable;

/**
 * Remembers what a converter made of the last texts: most columns of a sheet hold a few texts again and again, and one object for each is
 * enough. Belongs to one reading.
 */
final class Remembering implements Converter {
    private static final int SLOTS = 64;
    private final Converter converter;
    private final @Nullable String[] texts = new @Nullable String[SLOTS];
    private final CellKind[] kinds = new CellKind[SLOTS];
    private final Object[] values = new Object[SLOTS];

    Remembering(Converter converter) {
        this.converter = converter;
    }

    @Override
    public Object convert(String text, CellKind kind) {
        int hash = text.hashCode();
        int slot = (hash ^ hash >>> 6 ^ hash >>> 12) & SLOTS - 1;
        if (kind == kinds[slot] && text.equals(texts[slot])) {
            return values[slot];
        }
        Object value = converter.convert(text, kind);
        texts[slot] = text;
        kinds[slot] = kind;
        values[slot] = value;
        return value;
    }
}
