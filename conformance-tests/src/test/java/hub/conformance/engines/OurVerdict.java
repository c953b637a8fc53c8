package hub.conformance.engines;

import hub.adapters.Content;
import hub.adapters.Form;
import hub.adapters.Readers;
import hub.adapters.ReadingContext;
import hub.adapters.SenderIdentity;
import hub.schemas.Candidate;
import hub.schemas.Finding;
import hub.schemas.Level;
import hub.schemas.Validator;
import hub.standards.Sender;
import hub.standards.Standard;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the hub's own reader and validator say of a document with one record: whether its shape keeps it out. */
final class OurVerdict {
    private static final String INSTITUTION = "12999999MB0003033W";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final Readers readers;
    private final Validator validator;
    private final ReadingContext context;

    OurVerdict(Standard standard) {
        this.readers = Readers.of(standard);
        this.validator = new Validator(standard);
        this.context = new ReadingContext(
                standard,
                new SenderIdentity("engines", INSTITUTION, "office", Sender.INSTITUTION, Set.of(INSTITUTION)),
                1);
    }

    private record Document(String text) implements Content {
        @Override
        public String name() {
            return "document";
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Whether nothing keeps the record out, on all levels but those left to others. */
    boolean accepts(Form form, String document, Set<Level> leftOut) throws IOException {
        List<Candidate> candidates = new ArrayList<>();
        List<Finding> found =
                new ArrayList<>(readers.forForm(form, null).read(new Document(document), context, candidates::add));
        candidates.forEach(one -> found.addAll(validator.judgeAlone(one, TODAY)));
        return found.stream().filter(Finding::isError).allMatch(finding -> leftOut.contains(finding.level()));
    }
}
