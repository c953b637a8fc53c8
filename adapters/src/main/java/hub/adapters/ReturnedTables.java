package hub.adapters;

import hub.adapters.csv.CsvRecordReader;
import hub.adapters.csv.MarkedCsv;
import hub.adapters.returned.FindingPages;
import hub.adapters.returned.ReturnedTable;
import hub.adapters.workbook.MarkedWorkbook;
import hub.adapters.workbook.WorkbookRecordReader;
import hub.schemas.Findings;
import hub.standards.Standard;
import java.io.IOException;
import java.util.Optional;

/** Gives tables back to their senders with what was found written on them. 退回原表。 */
public final class ReturnedTables {
    private final Findings findings;
    private final Limits limits;

    /**
     * For one standard.
     *
     * @param limits how much is read before a form is refused
     */
    public ReturnedTables(Standard standard, Limits limits) {
        this.findings = new Findings(standard);
        this.limits = limits;
    }

    /**
     * The table of a submission.
     *
     * @param reader the reader that its records were read by
     * @param content its bytes
     * @param submission its id
     * @param pages what was found
     * @return empty if the form is no table, or the content cannot be read as one
     * @throws IOException if the bytes cannot be had
     */
    public Optional<ReturnedTable> of(RecordReader reader, Content content, String submission, FindingPages pages)
            throws IOException {
        if (reader instanceof WorkbookRecordReader workbook) {
            return MarkedWorkbook.of(workbook, content, submission, pages, findings, limits);
        }
        if (reader instanceof CsvRecordReader csv) {
            return MarkedCsv.of(csv, content, submission, pages);
        }
        return Optional.empty();
    }
}
