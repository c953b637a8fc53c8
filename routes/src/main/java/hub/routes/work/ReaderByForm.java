package hub.routes.work;

import hub.adapters.Form;
import hub.adapters.Limits;
import hub.adapters.Readers;
import hub.adapters.RecordReader;
import hub.adapters.mapping.Mapping;
import hub.adapters.mapping.Mappings;
import hub.adapters.repository.Submission;
import hub.adapters.tree.TreeMappings;
import org.jspecify.annotations.Nullable;

/** Tables, and trees of partners' own forms, are read by the mapping their sender names, else by the one its credential and the file's name choose. 按形式选读取器。 */
final class ReaderByForm implements ReaderChoice {
    private final Readers readers;
    private final Mappings mappings;
    private final TreeMappings trees;

    ReaderByForm(Readers readers, Mappings mappings, TreeMappings trees) {
        this.readers = readers;
        this.mappings = mappings;
        this.trees = trees;
    }

    @Override
    public RecordReader readerFor(Submission submission) {
        return trees.chosen(
                        submission.mapping(), submission.sender().credential(), submission.name(), submission.form())
                .map(tree -> TreeMappings.reader(tree, Limits.published()))
                .orElseGet(() -> readers.forForm(submission.form(), mapping(submission)));
    }

    private @Nullable Mapping mapping(Submission submission) {
        if (submission.form() != Form.CSV && submission.form() != Form.XLSX) {
            return null;
        }
        Mapping.Kind kind = submission.form() == Form.XLSX ? Mapping.Kind.WORKBOOK : Mapping.Kind.CSV;
        String named = submission.mapping();
        if (named != null) {
            return mappings.named(named, kind).orElseGet(() -> mappings.template(kind));
        }
        Mapping chosen = mappings.forFile(submission.sender().credential(), submission.name());
        return chosen.form().kind() == kind ? chosen : mappings.template(kind);
    }
}
