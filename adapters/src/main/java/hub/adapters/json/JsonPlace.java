package hub.adapters.json;

import hub.schemas.Place;
import org.jspecify.annotations.Nullable;

/** Where a record stands in JSON, as a JSON Pointer, in NDJSON with the line before it. JSON 位置。 */
record JsonPlace(Container container, long position) implements Place {

    /** What holds the record; position counts elements from 0, lines from 1. */
    enum Container {
        /** The record is the document. */
        DOCUMENT,
        /** An element of the list that is the document. */
        LIST,
        /** An element of the envelope's records. */
        ENVELOPE,
        /** A line. */
        LINE
    }

    @Override
    public String at(@Nullable String field) {
        return member(field == null ? null : "data/" + escaped(field));
    }

    /** A member of the record itself, such as {@code sourceId}; null for the record. */
    String member(@Nullable String path) {
        String within = path == null ? "" : "/" + path;
        return switch (container) {
            case DOCUMENT -> path == null ? "/" : within;
            case LIST -> "/" + position + within;
            case ENVELOPE -> "/records/" + position + within;
            case LINE -> "line " + position + (path == null ? "" : ", " + within);
        };
    }

    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
