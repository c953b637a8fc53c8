package hub.adapters.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of a table up to its header: title rows, then the header itself. 标题与表头。 Belongs to one reading. */
final class HeadRows {
    private final Head head;
    private final Map<String, List<String>> synonyms;
    private final List<Title> titleCells = new ArrayList<>();
    private final List<@Nullable String[]> header = new ArrayList<>();
    private long row = 1;
    private boolean complete;

    /** What stands in a cell above the header. */
    record Title(long row, int column, String text) {}

    /** @param synonyms other texts that the header may hold, by the text the mapping uses */
    HeadRows(Head head, Map<String, List<String>> synonyms) {
        this.head = head;
        this.synonyms = synonyms;
    }

    /** Takes the next row, blank ones too; false if it is the first row behind the header, which it then does not take. */
    boolean take(Row next) {
        if (complete) {
            return false;
        }
        boolean title = head.marker().isEmpty() ? next.number() <= head.skipRows() : header.isEmpty() && !marked(next);
        if (head.byName() || !head.marker().isEmpty()) {
            if (title || header.isEmpty() && next.blank()) {
                title(next);
            } else {
                header(next);
            }
            return true;
        }
        if (title) {
            // by position the last row before the records is shown to people, and nothing is told by it
            title(next);
            header.clear();
            header(next);
            complete = false;
            return true;
        }
        complete = true;
        return false;
    }

    private void header(Row next) {
        row = next.number();
        header.add(texts(next));
        complete = header.size() == head.rows();
    }

    private void title(Row next) {
        for (int i = 0; i < next.size() && titleCells.size() < Head.SEARCHED; i++) {
            String text = next.text(i);
            if (text != null && !Plain.blank(text)) {
                titleCells.add(new Title(next.number(), i, Plain.trim(text)));
            }
        }
    }

    private boolean marked(Row next) {
        Set<String> there = new HashSet<>();
        for (String text : texts(next)) {
            if (text != null) {
                there.add(Plain.name(text));
            }
        }
        return head.marker().stream()
                .allMatch(text -> there.contains(Plain.name(text))
                        || synonyms.getOrDefault(text, List.of()).stream()
                                .anyMatch(synonym -> there.contains(Plain.name(synonym))));
    }

    private static @Nullable String[] texts(Row row) {
        @Nullable String[] texts = new @Nullable String[row.size()];
        for (int i = 0; i < texts.length; i++) {
            String text = row.text(i);
            texts[i] = text == null || Plain.blank(text) ? null : Plain.trim(text);
        }
        return texts;
    }

    /** Whether the header is behind. */
    boolean complete() {
        return complete;
    }

    /** Whether a header that is told by what stands in it was not found where it is looked for. */
    boolean lost(Row next) {
        return !complete && header.isEmpty() && !head.marker().isEmpty() && next.number() >= Head.SEARCHED;
    }

    /** The names of the columns; null where there is none. */
    @Nullable
    String[] titles() {
        int width = header.stream().mapToInt(texts -> texts.length).max().orElse(0);
        @Nullable String[] titles = new @Nullable String[width];
        for (int i = 0; i < width; i++) {
            for (@Nullable String[] texts : header) {
                String text = i < texts.length ? texts[i] : null;
                if (text != null && !text.equals(titles[i])) {
                    titles[i] = titles[i] == null ? text : titles[i] + "/" + text;
                }
            }
        }
        return titles;
    }

    /** The last row of the header; 1 if there was none. */
    long row() {
        return row;
    }

    /** What stands above the header. */
    List<Title> titleCells() {
        return titleCells;
    }
}
