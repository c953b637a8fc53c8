package hub.conformance.sample;

import hub.schemas.Place;
import hub.standards.StandardRecord;

/** Where the records of a call by SOAP stand: an XPath, without the line, which depends on how the client's library writes XML. */
public final class SoapPlaces {
    private SoapPlaces() {}

    /**
     * The place of a record.
     *
     * @param position its position in the call, from 0
     */
    public static Place of(int position, StandardRecord record) {
        String path = "/records/record[" + (position + 1) + "]";
        return field -> field == null ? path : path + "/" + record.type().name() + "/" + field;
    }
}
