package hub.adapters.returned;

import hub.adapters.mapping.TablePlace;
import hub.adapters.receipt.FindingLine;
import hub.schemas.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The findings of a submission by the row they stand in, asked for row by row in the order in which the table was read. 逐行问题。
 *
 * <p>Records are numbered in that order, so the findings about them come in it too and only a page of them is held. Those about the
 * submission as a whole come first and are few; they are held.
 */
public final class RowFindings {
    private final FindingPages pages;
    private final List<FindingLine> whole = new ArrayList<>();
    private final Map<Row, List<Marked>> early = new HashMap<>();
    private List<FindingLine> page = List.of();
    private int at;
    private long position;
    private @Nullable Marked next;

    private record Row(@Nullable String sheet, long number) {}

    /**
     * A finding and its place.
     *
     * @param line the finding
     * @param place where it stands
     */
    public record Marked(FindingLine line, TablePlace place) {
        /** Whether it is an error, not a warning. */
        public boolean isError() {
            return line.severity() == Severity.ERROR;
        }
    }

    /** Takes those about the submission as a whole. */
    public RowFindings(FindingPages pages) {
        this.pages = pages;
        FindingLine line = line();
        while (line != null && line.record() == 0) {
            Optional<TablePlace> place = TablePlace.of(line.at());
            if (place.isPresent()) {
                TablePlace there = place.get();
                early.computeIfAbsent(new Row(there.sheet(), there.row()), unused -> new ArrayList<>())
                        .add(new Marked(line, there));
            } else {
                whole.add(line);
            }
            line = line();
        }
        next = line == null ? null : marked(line);
    }

    private @Nullable FindingLine line() {
        if (at == page.size()) {
            page = pages.after(position);
            at = 0;
            if (page.isEmpty()) {
                return null;
            }
            position = page.get(page.size() - 1).position();
        }
        return page.get(at++);
    }

    private static Marked marked(FindingLine line) {
        return new Marked(
                line,
                TablePlace.of(line.at())
                        .orElseThrow(() -> new IllegalStateException(
                                "finding " + line.position() + " about a record of a table stands in no row")));
    }

    /** The findings that stand in no row. */
    public List<FindingLine> whole() {
        return whole;
    }

    /**
     * The findings of a row; ask for every row, in order.
     *
     * @param sheet name of the sheet; null for delimited text
     * @throws IllegalStateException if a finding stands in a row before, which would be lost
     */
    public List<Marked> of(@Nullable String sheet, long row) {
        List<Marked> here = early.remove(new Row(sheet, row));
        Marked one = next;
        while (one != null
                && Objects.equals(one.place().sheet(), sheet)
                && one.place().row() <= row) {
            if (one.place().row() < row) {
                throw new IllegalStateException("finding " + one.line().position() + " is out of order");
            }
            here = here == null ? new ArrayList<>() : here;
            here.add(one);
            FindingLine line = line();
            one = line == null ? null : marked(line);
        }
        next = one;
        return here == null ? List.of() : here;
    }

    /**
     * To be called when all rows were asked for.
     *
     * @throws IllegalStateException if there is a finding that no row has got
     */
    public void end() {
        if (next != null) {
            throw new IllegalStateException("finding " + next.line().position() + " stands in a row that is not there");
        }
    }
}
