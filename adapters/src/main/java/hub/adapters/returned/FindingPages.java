package hub.adapters.returned;

import hub.adapters.receipt.FindingLine;
import java.util.List;

/** All findings of a submission that still hold, in order of its records, by page. 问题分页。 */
@FunctionalInterface
public interface FindingPages {

    /**
     * The next page.
     *
     * @param position position of the last finding of the page before; 0 for the first page
     * @return empty after the last
     */
    List<FindingLine> after(long position);
}
