package hub.standards;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who may send a record type. 报送方。 */
public enum Sender {
    /** 培训机构. */
    @JsonProperty("institution")
    INSTITUTION,
    /** 主管部门. */
    @JsonProperty("managing-department")
    MANAGING_DEPARTMENT,
    /** 人事管理系统. */
    @JsonProperty("hr")
    HR
}
