package hub.routes.work;

import hub.adapters.Form;
import hub.adapters.ReturnedTables;
import hub.adapters.SenderIdentity;
import hub.adapters.mapping.ReturnedName;
import hub.adapters.receipt.Receipt;
import hub.adapters.repository.Receipts;
import hub.adapters.repository.Submission;
import hub.adapters.repository.Submissions;
import hub.adapters.returned.ReturnedTable;
import java.io.IOException;
import java.util.Optional;

/** The sender's own table with what was found written on it, made anew from the archive each time it is asked for. 退回原表。 */
public final class GivenBack {
    private static final int PAGE = 1000;
    private final ReturnedTables tables;
    private final Reading reading;
    private final Transactions transactions;
    private final Submissions submissions;
    private final Receipts receipts;

    GivenBack(
            ReturnedTables tables,
            Reading reading,
            Transactions transactions,
            Submissions submissions,
            Receipts receipts) {
        this.tables = tables;
        this.reading = reading;
        this.transactions = transactions;
        this.submissions = submissions;
        this.receipts = receipts;
    }

    /**
     * A table and what it is called.
     *
     * @param name its name, that of the sender behind the id of the submission
     * @param form workbook or delimited text
     * @param table writes it
     */
    public record Named(String name, Form form, ReturnedTable table) {}

    /**
     * The table of a submission that is judged to its end and about which there is something to say.
     *
     * @param viewer who asks; another's submission has none
     * @return empty if there is nothing to give back
     * @throws IOException if the bytes of the submission cannot be had
     */
    public Optional<Named> of(String submission, SenderIdentity viewer) throws IOException {
        Optional<Receipt> receipt = transactions.get(connection -> receipts.find(connection, submission, viewer));
        if (receipt.isEmpty() || !receipt.get().givenBack()) {
            return Optional.empty();
        }
        Submission kept = transactions
                .get(connection -> submissions.find(connection, submission))
                .orElseThrow();
        return tables.of(
                        reading.reader(kept),
                        reading.content(kept),
                        submission,
                        after -> transactions.get(
                                connection -> receipts.findings(connection, submission, viewer, after, PAGE)))
                .map(table -> new Named(ReturnedName.of(submission, kept.name()), kept.form(), table));
    }
}
