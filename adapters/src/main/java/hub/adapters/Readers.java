package hub.adapters;

import hub.adapters.csv.CsvPackageReader;
import hub.adapters.csv.CsvRecordReader;
import hub.adapters.json.JsonRecordReader;
import hub.adapters.json.NdjsonRecordReader;
import hub.adapters.mapping.Mapping;
import hub.adapters.mapping.Mappings;
import hub.adapters.workbook.WorkbookRecordReader;
import hub.adapters.xml.XmlRecordReader;
import hub.standards.Standard;
import org.jspecify.annotations.Nullable;

/** The reader of each outside form. 各形式的读取器。 */
public final class Readers {
    private final Mapping csvTemplate;
    private final Mapping workbookTemplate;
    private final Limits limits;

    /**
     * Readers for one standard.
     *
     * @param mappings only for the template, which reads tables that come without a mapping
     * @param limits how much is read before a form is refused
     */
    public Readers(Mappings mappings, Limits limits) {
        this.csvTemplate = mappings.template(Mapping.Kind.CSV);
        this.workbookTemplate = mappings.template(Mapping.Kind.WORKBOOK);
        this.limits = limits;
    }

    /** Readers with the published limits. */
    public Readers(Mappings mappings) {
        this(mappings, Limits.published());
    }

    /** Readers for a standard, without partners' mappings. */
    public static Readers of(Standard standard) {
        return new Readers(Mappings.read(standard, null));
    }

    /**
     * The reader of a form.
     *
     * @param form the form
     * @param mapping for tables, how they are read; null: by the template of the standard. Other forms need none
     * @throws IllegalArgumentException if the mapping is for another form
     */
    public RecordReader forForm(Form form, @Nullable Mapping mapping) {
        return switch (form) {
            case JSON -> new JsonRecordReader(limits);
            case NDJSON -> new NdjsonRecordReader(limits);
            case XML -> new XmlRecordReader(limits);
            case CSV -> new CsvRecordReader(fitting(mapping, Mapping.Kind.CSV, csvTemplate), limits);
            case XLSX -> new WorkbookRecordReader(fitting(mapping, Mapping.Kind.WORKBOOK, workbookTemplate), limits);
        };
    }

    /** The reader of the form a mapping is for, whatever that is. */
    public RecordReader forMapping(Mapping mapping) {
        return switch (mapping.form().kind()) {
            case CSV -> new CsvRecordReader(mapping, limits);
            case WORKBOOK -> new WorkbookRecordReader(mapping, limits);
            case PACKAGE -> new CsvPackageReader(mapping, limits);
        };
    }

    private static Mapping fitting(@Nullable Mapping mapping, Mapping.Kind kind, Mapping template) {
        if (mapping == null) {
            return template;
        }
        if (mapping.form().kind() != kind) {
            throw new IllegalArgumentException(
                    "mapping " + mapping.partner() + " is for " + mapping.form().kind() + ", not for " + kind);
        }
        return mapping;
    }
}
