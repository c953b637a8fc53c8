package hub.adapters.csv;

import hub.adapters.Content;
import hub.adapters.Limits;
import hub.adapters.mapping.Head;
import hub.adapters.mapping.Mapping;
import hub.adapters.mapping.TableSample;
import hub.schemas.Finding;
import hub.schemas.Findings;
import hub.standards.Standard;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The first rows of a delimited text. CSV 样本。 */
public final class CsvSample {
    private final Standard standard;
    private final Limits limits;

    public CsvSample(Standard standard, Limits limits) {
        this.standard = standard;
        this.limits = limits;
    }

    /**
     * Reads them.
     *
     * @throws IOException if the bytes cannot be had, or are no delimited text
     */
    public TableSample read(Content content) throws IOException {
        TableSample sample = TableSample.of("");
        DelimitedText text = new DelimitedText(
                new Mapping.Layout(Mapping.Kind.CSV, null, null, null), limits, new Findings(standard), "");
        try (InputStream in = content.open()) {
            text.look(in, new Head(true, 0, List.of("?"), 1));
        }
        Finding refused = text.refused();
        if (refused != null) {
            throw new IOException(refused.code() + " " + refused.at());
        }
        try (InputStream in = content.open()) {
            text.rows(in, row -> {
                sample.add(row);
                return true;
            });
        }
        return sample;
    }
}
