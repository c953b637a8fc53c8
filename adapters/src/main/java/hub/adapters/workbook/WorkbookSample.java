package hub.adapters.workbook;

import hub.adapters.Content;
import hub.adapters.Limits;
import hub.adapters.mapping.TableSample;
import hub.adapters.packed.Unpacking;
import hub.adapters.xml.HardenedXml;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/** The first rows of the sheets of a workbook. 工作簿样本。 */
public final class WorkbookSample {
    private final Limits limits;

    public WorkbookSample(Limits limits) {
        this.limits = limits;
    }

    /**
     * Reads them.
     *
     * @return one a visible sheet, in the workbook's order
     * @throws IOException if the bytes cannot be had, or are no workbook
     */
    public List<TableSample> read(Content content) throws IOException {
        HardenedXml xml = new HardenedXml(limits);
        try {
            WorkbookParts parts = WorkbookParts.read(content, xml, limits);
            MergedAreas merged =
                    MergedAreas.read(content, xml, limits, parts.sheets().keySet());
            Map<String, TableSample> samples = new LinkedHashMap<>();
            parts.sheets().forEach((part, name) -> samples.put(part, TableSample.of(name)));
            try (Unpacking unpacking = new Unpacking(content.open(), limits)) {
                for (String part = unpacking.next(); part != null; part = unpacking.next()) {
                    TableSample sample = samples.get(part);
                    if (sample != null) {
                        new SheetRows(parts.shared(), parts.from1904(), limits)
                                .read(PartXml.open(xml, unpacking.part()), sample::add);
                        sample.add(merged.of(part));
                    }
                }
            }
            return List.copyOf(samples.values());
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }
}
