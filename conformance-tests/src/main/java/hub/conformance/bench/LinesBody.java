package hub.conformance.bench;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import hub.conformance.sample.RecordJson;
import hub.standards.StandardRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.stream.Stream;

/** Many records as one body of NDJSON. */
final class LinesBody {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private LinesBody() {}

    static byte[] of(Stream<StandardRecord> records) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Iterator<StandardRecord> next = records.iterator(); next.hasNext(); ) {
            body.write(JSON.writeValueAsBytes(RecordJson.of(next.next())));
            body.write('\n');
        }
        return body.toByteArray();
    }
}
