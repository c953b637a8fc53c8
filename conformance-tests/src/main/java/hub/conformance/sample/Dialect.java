package hub.conformance.sample;

import hub.adapters.Form;

/** The outside forms of the sample month. 报送形式。 */
public enum Dialect {
    /** One JSON envelope with a list of records. */
    ENVELOPE(Form.JSON, "json"),
    /** One JSON record a line. */
    LINES(Form.NDJSON, "ndjson"),
    /** A call by SOAP with typed records. */
    SOAP(Form.XML, "xml"),
    /** The party school's workbook: two sheets, columns by position, names in place of codes. */
    WORKBOOK(Form.XLSX, "xlsx"),
    /** A register in GB 18030 with headings of its own. */
    REGISTER(Form.CSV, "csv"),
    /** The standard's own template, UTF-8 with a byte order mark as Excel saves it. */
    TEMPLATE(Form.CSV, "csv");

    private final Form form;
    private final String ending;

    Dialect(Form form, String ending) {
        this.form = form;
        this.ending = ending;
    }

    public Form form() {
        return form;
    }

    /** Whether it is a file of rows, read by a mapping that the file's name chooses. */
    public boolean isTable() {
        return form == Form.CSV || form == Form.XLSX;
    }

    /** How names of such files end. */
    public String ending() {
        return ending;
    }
}
