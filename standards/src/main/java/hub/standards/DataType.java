package hub.standards;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The value types of the standard, and the Java type a {@link StandardRecord} holds for each. 数据类型。 */
public enum DataType {
    /** 文本: {@code String}. */
    @JsonProperty("text")
    TEXT,
    /** 代码, of a code set: {@code String}. */
    @JsonProperty("code")
    CODE,
    /** 整数: {@code Long}. */
    @JsonProperty("integer")
    INTEGER,
    /** 定点小数, exact: {@code BigDecimal}. */
    @JsonProperty("decimal")
    DECIMAL,
    /** 日期 GB/T 7408 extended form, {@code 2026-11-03} or, where the domain allows it, {@code 2026-11}: {@code String}. */
    @JsonProperty("date")
    DATE,
    /** 日期时间 with offset, {@code 2026-11-03T08:30:00+08:00}: {@code String}. */
    @JsonProperty("dateTime")
    DATE_TIME,
    /** 是/否: {@code Boolean}. */
    @JsonProperty("boolean")
    BOOLEAN,
    /** 公民身份号码 GB 11643, 18 characters, upper-case X: {@code String}. */
    @JsonProperty("citizenId")
    CITIZEN_ID,
    /** 统一社会信用代码 GB 32100, 18 characters: {@code String}. */
    @JsonProperty("uscid")
    USCID;

    /** Whether values of this type are held as {@code String}. */
    public boolean isText() {
        return this != INTEGER && this != DECIMAL && this != BOOLEAN;
    }
}
