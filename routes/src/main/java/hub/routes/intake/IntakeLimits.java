package hub.routes.intake;

import hub.adapters.Form;

/**
 * What is taken at most. 接收限额。
 *
 * @param body bytes of one JSON document or SOAP message
 * @param file bytes of one file or NDJSON stream
 * @param unpacked bytes of a workbook once unpacked
 * @param ratio of unpacked to packed bytes
 */
public record IntakeLimits(long body, long file, long unpacked, int ratio) {

    /** The limits the hub publishes. */
    public static IntakeLimits published() {
        return new IntakeLimits(10L << 20, 1L << 30, 4L << 30, 100);
    }

    /** Bytes a submission of the form may have. */
    long of(Form form) {
        return form == Form.JSON || form == Form.XML ? body : file;
    }
}
