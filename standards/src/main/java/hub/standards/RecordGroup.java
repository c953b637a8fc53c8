package hub.standards;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which part of the work a record type belongs to; it orders the record types for people and means nothing to the exchange. 记录类型分组。 */
public enum RecordGroup {
    /** 机构、单位、人员与任免. */
    @JsonProperty("who-and-where")
    WHO_AND_WHERE,
    /** 课程与教学资源. */
    @JsonProperty("taught")
    TAUGHT,
    /** 需求、计划与名额. */
    @JsonProperty("planning")
    PLANNING,
    /** 班次与过程. */
    @JsonProperty("class")
    CLASS,
    /** 结果、评估与改进. */
    @JsonProperty("results")
    RESULTS,
    /** 人事管理系统的回应. */
    @JsonProperty("hr-answer")
    HR_ANSWER;

    /** The form in the standard's files: {@code who-and-where}. */
    public String wire() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
