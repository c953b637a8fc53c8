package hub.adapters;

/** The outside forms of a submission. 报送形式。 */
public enum Form {
    /** One JSON document: a record, or an envelope with a list of records. */
    JSON,
    /** One JSON record a line. */
    NDJSON,
    /** The records element of the SOAP envelope, or an XML file of the same form. */
    XML,
    /** Delimited text, UTF-8 or GB 18030. */
    CSV,
    /** XLSX workbook. */
    XLSX
}
