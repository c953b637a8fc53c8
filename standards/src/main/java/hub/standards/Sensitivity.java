package hub.standards;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The five levels of sensitivity, lowest first. 敏感级别。 */
public enum Sensitivity {
    /** 公开. */
    @JsonProperty("public")
    PUBLIC,
    /** 内部. */
    @JsonProperty("internal")
    INTERNAL,
    /** 工作秘密. */
    @JsonProperty("work-secret")
    WORK_SECRET,
    /** 个人信息: masked in findings. */
    @JsonProperty("personal")
    PERSONAL,
    /** 敏感个人信息: masked in findings, encrypted before it reaches any table. */
    @JsonProperty("sensitive-personal")
    SENSITIVE_PERSONAL;

    /** Whether a value of this level must be masked wherever it is shown. */
    public boolean masked() {
        return compareTo(PERSONAL) >= 0;
    }

    /** Whether a value of this level is stored as ciphertext only. */
    public boolean sealed() {
        return this == SENSITIVE_PERSONAL;
    }
}
