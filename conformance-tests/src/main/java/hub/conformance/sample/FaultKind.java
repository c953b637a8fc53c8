package hub.conformance.sample;

import hub.schemas.Disposition;
import hub.standards.CitizenId;
import hub.standards.StandardRecord;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of faults that the sample month plants, all of them seen in real feeds. 预埋问题的种类。
 *
 * <p>Most are planted in the record; those that only a form can have (a formula in a cell, a broken line) are planted by the writer of that
 * form, and the record stays as it is.
 */
public enum FaultKind {
    ENDS_BEFORE_START("TRN-0002", "endDate", Disposition.QUARANTINED, "结束早于开始", "ends before it starts") {
        @Override
        StandardRecord plantedIn(StandardRecord record) {
            return record.copy()
                    .set("startDate", record.get("endDate"))
                    .set("endDate", record.get("startDate"))
                    .build();
        }
    },
    CLASS_NEVER_SENT("REF-0003", "classCode", Disposition.QUARANTINED, "班次未上报", "class never sent") {
        @Override
        StandardRecord plantedIn(StandardRecord record) {
            return record.copy()
                    .set("classCode", record.text("classCode") + "-X")
                    .build();
        }
    },
    CODE_OF_OLD_EDITION("COD-0001", "positionLevel", Disposition.QUARANTINED, "代码属于旧版代码表", "code of an old edition") {
        @Override
        StandardRecord plantedIn(StandardRecord record) {
            return record.copy().set("positionLevel", "0131").build();
        }
    },
    TOO_MANY_DECIMALS("STR-0007", "truancyHours", Disposition.QUARANTINED, "小数位过多", "too many decimals") {
        @Override
        StandardRecord plantedIn(StandardRecord record) {
            return record.copy()
                    .set("truancyHours", new BigDecimal("0.125"))
                    .set("resultRemark", "迟到")
                    .build();
        }
    },
    REQUIRED_MISSING("STR-0001", "result", Disposition.QUARANTINED, "缺少必填项", "required value missing") {
        @Override
        StandardRecord plantedIn(StandardRecord record) {
            return record.copy().set("result", null).build();
        }
    },
    ID_CHECK_WRONG("TRN-0004", "traineeCitizenId", Disposition.QUARANTINED, "身份号码校验码不符", "citizen ID fails its check") {
        @Override
        StandardRecord plantedIn(StandardRecord record) {
            String id = Objects.requireNonNull(record.text("traineeCitizenId"));
            char wrong = CitizenId.checkCharacter(id) == '1' ? '2' : '1';
            return record.copy()
                    .set("traineeCitizenId", id.substring(0, 17) + wrong)
                    .build();
        }
    },
    NAME_DIFFERS("TRN-0028", "traineeName", Disposition.QUARANTINED, "姓名与学员登记不一致", "name is not the trainee's") {
        @Override
        StandardRecord plantedIn(StandardRecord record) {
            return record.copy()
                    .set("traineeName", record.text("traineeName") + "甲")
                    .build();
        }
    },
    MORE_HOURS_THAN_PLANNED("TRN-0013", "trainingHours", Disposition.QUARANTINED, "学时多于计划", "more hours than planned") {
        @Override
        StandardRecord plantedIn(StandardRecord record) {
            return record.copy()
                    .set(
                            "trainingHours",
                            Objects.requireNonNull(record.decimal("trainingHours"))
                                    .add(BigDecimal.ONE))
                    .build();
        }
    },
    LEAVE_ABOVE_SEVENTH("TRN-0017", "result", Disposition.ACCEPTED, "请假超过七分之一", "leave above one seventh") {
        @Override
        StandardRecord plantedIn(StandardRecord record) {
            BigDecimal hours = Objects.requireNonNull(record.decimal("trainingHours"));
            BigDecimal leave = hours.multiply(new BigDecimal("0.25"));
            return record.copy()
                    .set("trainingHours", hours.subtract(leave))
                    .set("leaveHours", leave)
                    .build();
        }
    },
    REASON_NOT_GIVEN("TRN-0021", "resultRemark", Disposition.ACCEPTED, "未结业而没有说明", "not completed and no reason") {
        @Override
        StandardRecord plantedIn(StandardRecord record) {
            return record.copy().set("result", "2").build();
        }
    },
    MISSPELT_FIELD("STR-0008", null, Disposition.QUARANTINED, "字段名拼错", "misspelt field"),
    BROKEN_LINE("SYN-0008", null, Disposition.REJECTED, "一行写到一半断了", "a line is cut short"),
    OTHER_INSTITUTION("ENT-0001", null, Disposition.REJECTED, "冒用其他机构", "speaks for another institution"),
    TWICE_AND_DIFFERENT(
            "DUP-0001", null, Disposition.QUARANTINED, "同一次报送里两次而不同", "twice in one submission, and different") {
        @Override
        StandardRecord plantedIn(StandardRecord record) {
            return record.copy().set("resultRemark", "优秀学员").build();
        }
    },
    FORMULA_CELL("SYN-0012", "trainingHours", Disposition.QUARANTINED, "单元格里是公式", "formula in a cell"),
    ID_AS_NUMBER("MAP-0003", "traineeCitizenId", Disposition.QUARANTINED, "身份号码存成数字", "citizen ID stored as a number"),
    SHORTHAND_FOR_A_CODE(
            "COD-0003", "positionLevel", Disposition.QUARANTINED, "用简称代替代码名称", "shorthand for the name of a code"),
    FIFTEEN_DIGIT_ID("MAP-0004", "traineeCitizenId", Disposition.ACCEPTED, "15 位旧身份号码", "citizen ID of 15 digits"),
    DATE_NOT_A_DATE("MAP-0001", "endDate", Disposition.QUARANTINED, "日期读不出", "unreadable date"),
    SECRECY_MARK("SEC-0001", null, Disposition.REJECTED, "带有密级标志", "bears a secrecy mark") {
        @Override
        StandardRecord plantedIn(StandardRecord record) {
            return record.copy().set("resultRemark", "机密★1年　结业论文").build();
        }
    };

    private final String code;
    private final @Nullable String field;
    private final Disposition disposition;
    private final String zh;
    private final String en;

    FaultKind(String code, @Nullable String field, Disposition disposition, String zh, String en) {
        this.code = code;
        this.field = field;
        this.disposition = disposition;
        this.zh = zh;
        this.en = en;
    }

    /** The finding the hub must report. */
    public String code() {
        return code;
    }

    /** The field at whose place it must be reported; null for the record as a whole. */
    public @Nullable String field() {
        return field;
    }

    /** The same field as it is named in the trainee's own record. */
    @Nullable
    String traineeField() {
        return "traineeCitizenId".equals(field) ? "citizenId" : field;
    }

    /** What must become of a record that has it. */
    public Disposition disposition() {
        return disposition;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    /** The record with the fault in it; the record itself where the fault is one of the form. */
    StandardRecord plantedIn(StandardRecord record) {
        return record;
    }
}
