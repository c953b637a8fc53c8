package hub.conformance.sample;

import hub.standards.StandardRecord;
import java.util.LinkedHashMap;
import java.util.Map;

/** The evening register: its own headings, in their order, and the field each means; the empty field means none. */
final class RegisterColumns {
    static final Map<String, String> HEADINGS = new LinkedHashMap<>();

    static {
        HEADINGS.put("序号", "");
        HEADINGS.put("登记流水号", "");
        HEADINGS.put("班号", "classCode");
        HEADINGS.put("班名", "className");
        HEADINGS.put("学号", "traineeNumber");
        HEADINGS.put("学员", "traineeName");
        HEADINGS.put("证件号码", "traineeCitizenId");
        HEADINGS.put("培训起", "startDate");
        HEADINGS.put("培训止", "endDate");
        HEADINGS.put("天数", "trainingDays");
        HEADINGS.put("学时或天", "trainingHours");
        HEADINGS.put("类别", "trainingKind");
        HEADINGS.put("脱产", "offJobState");
        HEADINGS.put("境外", "abroad");
        HEADINGS.put("结论", "result");
        HEADINGS.put("所在单位", "unitText");
        HEADINGS.put("职务", "postText");
        HEADINGS.put("证书号", "certificateNo");
        HEADINGS.put("修改时间", "");
        HEADINGS.put("状态", "");
        HEADINGS.put("备注", "");
    }

    private RegisterColumns() {}

    /** What of the record the register says. */
    static StandardRecord carried(StandardRecord record) {
        java.util.Set<String> fields = new java.util.HashSet<>(HEADINGS.values());
        fields.add("hoursUnit");
        fields.add("conversionRule");
        return Columns.only(record, fields);
    }
}
