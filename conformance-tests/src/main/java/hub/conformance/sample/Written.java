package hub.conformance.sample;

import hub.schemas.Place;
import java.util.List;

/**
 * A submission in its outside form. 写好的报送。
 *
 * @param bytes what goes to the hub
 * @param places where each item stands in it, in order, as a finding must name it
 */
public record Written(byte[] bytes, List<Place> places) {}
