package hub.routes.work;

import hub.adapters.Form;
import hub.adapters.Readers;
import hub.adapters.RecordReader;
import hub.adapters.mapping.Mapping;
import hub.adapters.mapping.Mappings;
import hub.adapters.repository.Submission;
import org.jspecify.annotations.Nullable;

/** Tables are read by the mapping their sender names, else by the one its credential and the file's name choose. 按形式选读取器。 */
final class ReaderByForm implements ReaderChoice {
    private final Readers readers;
    private final Mappings mappings;

    ReaderByForm(Readers readers, Mappings mappings) {
        this.readers = readers;
        this.mappings = mappings;
    }

    @Override
    public RecordReader readerFor(Submission submission) {
        return readers.forForm(submission.form(), mapping(submission));
    }

    private @Nullable Mapping mapping(Submission submission) {
        if (submission.form() != Form.CSV && submission.form() != Form.XLSX) {
            return null;
        }
        Mapping.Kind kind = submission.form() == Form.XLSX ? Mapping.Kind.WORKBOOK : Mapping.Kind.CSV;
        String named = submission.mapping();
        if (named != null) {
            return mappings.named(named, kind)
                    .filter(mapping -> !mapping.chosen())
                    .orElseGet(() -> mappings.template(kind, submission.standard()));
        }
        Mapping chosen = mappings.forFile(submission.sender().credential(), submission.name());
        return chosen.form().kind() == kind && !chosen.chosen()
                ? chosen
                : mappings.template(kind, submission.standard());
    }
}
