package hub.adapters.csv;

import hub.adapters.Content;
import hub.adapters.Limits;
import hub.adapters.ReadingContext;
import hub.adapters.RecordReader;
import hub.adapters.mapping.Mapping;
import hub.adapters.mapping.TableMapper;
import hub.adapters.mapping.TableSource;
import hub.schemas.Candidate;
import hub.schemas.Finding;
import hub.schemas.Findings;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads delimited text by a mapping, in two passes: the first settles encoding, rows and quotes of the whole, so that a file which cannot
 * be read gives no record at all; the second gives the records. CSV 读取器。
 */
public final class CsvRecordReader implements RecordReader {
    private final Mapping mapping;
    private final Limits limits;

    public CsvRecordReader(Mapping mapping, Limits limits) {
        this.mapping = mapping;
        this.limits = limits;
    }

    @Override
    public List<Finding> read(Content content, ReadingContext context, Consumer<Candidate> sink) throws IOException {
        Findings findings = new Findings(context.standard());
        DelimitedText text = new DelimitedText(mapping.form(), limits, findings, "");
        try (InputStream in = content.open()) {
            text.look(in, mapping.tables().get(0).head());
        }
        Finding refused = refused(text, findings, content);
        if (refused != null) {
            return List.of(refused);
        }
        TableMapper.Numbering numbering = new TableMapper.Numbering();
        TableMapper mapper =
                new TableMapper(mapping.tables(), context, findings, TableSource.text(content.name()), numbering);
        Finding stopped;
        try (InputStream in = content.open()) {
            stopped = text.rows(in, row -> {
                mapper.row(row, sink);
                return !mapper.refused();
            });
        }
        mapper.end();
        List<Finding> problems = new ArrayList<>(mapper.problems());
        if (stopped != null) {
            problems.add(stopped);
        }
        if (numbering.last() == 0 && problems.stream().noneMatch(Finding::isError)) {
            problems.add(findings.of("SYN-0013", null, content.name(), null, Map.of()));
        }
        return problems;
    }

    private @Nullable Finding refused(DelimitedText text, Findings findings, Content content) {
        Finding refused = text.refused();
        if (refused == null && text.rowCount() > limits.records()) {
            return findings.of(
                    "LIM-0002", null, content.name(), null, Map.of("limit", Long.toString(limits.records())));
        }
        return refused;
    }
}
