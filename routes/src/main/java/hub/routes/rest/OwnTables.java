package hub.routes.rest;

import hub.adapters.Form;
import hub.routes.security.Refusal;
import hub.routes.work.GivenBack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.stereotype.Component;

/** The caller's own tables with what was found written on them; another's is answered as if there were none. */
@Component
final class OwnTables {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String CSV = "text/csv";
    private final GivenBack givenBack;

    OwnTables(GivenBack givenBack) {
        this.givenBack = givenBack;
    }

    /**
     * Answers with the table, written while it goes out.
     *
     * @throws Refusal if there is nothing to give back
     */
    Answer table(RestRequest request) throws IOException {
        request.with();
        GivenBack.Named named =
                givenBack.of(request.path("submission"), request.identity()).orElseThrow(Refusal::notFound);
        String disposition = ContentDisposition.attachment()
                .filename(named.name(), StandardCharsets.UTF_8)
                .build()
                .toString();
        return Answer.stream(named.form() == Form.XLSX ? XLSX : CSV, named.table()::writeTo)
                .with("Content-Disposition", disposition);
    }
}
