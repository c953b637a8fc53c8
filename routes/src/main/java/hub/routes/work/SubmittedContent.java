package hub.routes.work;

import hub.adapters.Content;
import hub.adapters.keys.Archive;
import hub.adapters.keys.Keys;
import hub.adapters.keys.Sealed;
import hub.adapters.repository.Submission;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The bytes of a submission in clear, from its row or from the archive. 报送内容。 */
final class SubmittedContent implements Content {
    private final Submission submission;
    private final Keys keys;
    private final Archive archive;

    SubmittedContent(Submission submission, Keys keys, Archive archive) {
        this.submission = submission;
        this.keys = keys;
        this.archive = archive;
    }

    @Override
    public String name() {
        return submission.name();
    }

    @Override
    public InputStream open() throws IOException {
        byte[] sealed = submission.sealedBody();
        return sealed != null
                ? new ByteArrayInputStream(keys.open(Sealed.of(sealed), submission.bound()))
                : archive.open(Objects.requireNonNull(submission.archived()));
    }
}
