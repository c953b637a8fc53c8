package hub.standards;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How binding a rule is. 约束力。 */
public enum Force {
    /** 必须: a breach keeps the record out. */
    @JsonProperty("must")
    MUST,
    /** 宜: a breach is a warning on an accepted record. */
    @JsonProperty("should")
    SHOULD
}
