package hub.schemas.generate.handbook;

import hub.standards.DataType;
import hub.standards.Evidence;
import hub.standards.Force;
import hub.standards.RecordGroup;
import hub.standards.Sender;
import hub.standards.Sensitivity;
import hub.standards.Text;
import org.jspecify.annotations.Nullable;

/** What the closed vocabularies of the standard are called for people. 用语。 */
final class Words {
    private Words() {}

    static Text of(@Nullable RecordGroup group) {
        if (group == null) {
            return new Text("其他", "Other");
        }
        return switch (group) {
            case WHO_AND_WHERE -> new Text("机构与人员", "Who and where");
            case TAUGHT -> new Text("教学内容", "What is taught");
            case PLANNING -> new Text("需求与计划", "Planning");
            case CLASS -> new Text("办班过程", "The class");
            case RESULTS -> new Text("培训结果", "Results");
            case HR_ANSWER -> new Text("人事回应", "HR's answer");
        };
    }

    static Text of(Sender sender) {
        return switch (sender) {
            case INSTITUTION -> new Text("培训机构", "Institution");
            case MANAGING_DEPARTMENT -> new Text("主管部门", "Managing department");
            case HR -> new Text("人事管理系统", "HR system");
        };
    }

    static Text of(Sensitivity sensitivity) {
        return switch (sensitivity) {
            case PUBLIC -> new Text("公开", "Public");
            case INTERNAL -> new Text("内部", "Internal");
            case WORK_SECRET -> new Text("工作秘密", "Work secret");
            case PERSONAL -> new Text("个人信息", "Personal");
            case SENSITIVE_PERSONAL -> new Text("敏感个人信息", "Sensitive personal");
        };
    }

    /** What follows from a level of sensitivity; levels without their own treatment say so. */
    static Text meaning(Sensitivity sensitivity) {
        return switch (sensitivity) {
            case PUBLIC -> new Text("可以公开", "May be published");
            case INTERNAL -> new Text("只给有权的系统", "Only for systems entitled to it");
            case WORK_SECRET -> new Text("只给有权的系统，不得公开", "Only for systems entitled to it, never published");
            case PERSONAL -> new Text("在问题清单中遮盖", "Masked in findings");
            case SENSITIVE_PERSONAL -> new Text("在问题清单中遮盖，入库前加密", "Masked in findings, encrypted before it is stored");
        };
    }

    static Text of(Evidence evidence) {
        return switch (evidence) {
            case SEEN -> new Text("见原文", "Seen");
            case INFERRED -> new Text("推得", "Inferred");
            case MEMORY -> new Text("凭记忆，待核", "From memory, unverified");
            case OWN -> new Text("自定", "Our own");
        };
    }

    static Text meaning(Evidence evidence) {
        return switch (evidence) {
            case SEEN -> new Text("在所列来源中读到", "Read in the source named");
            case INFERRED -> new Text("由读到的来源推得", "Concluded from a source that was read");
            case MEMORY -> new Text("未见原文，使用前须核对", "The source was not at hand; check it before relying on this");
            case OWN -> new Text("本标准自己的规定，没有外部依据", "Decided by this standard; no outside norm stands behind it");
        };
    }

    static Text of(Force force) {
        return force == Force.MUST ? new Text("必须", "Must") : new Text("宜", "Should");
    }

    static Text meaning(Force force) {
        return force == Force.MUST
                ? new Text("违反的记录不入库，待更正", "A record that breaks it is kept out until it is mended")
                : new Text("违反的记录照常入库，附警告", "A record that breaks it is accepted with a warning");
    }

    static Text of(DataType type) {
        return switch (type) {
            case TEXT -> new Text("文本", "text");
            case CODE -> new Text("代码", "code");
            case INTEGER -> new Text("整数", "integer");
            case DECIMAL -> new Text("定点小数", "exact decimal");
            case DATE -> new Text("日期", "date");
            case DATE_TIME -> new Text("日期时间", "date and time");
            case BOOLEAN -> new Text("是/否", "yes or no");
            case CITIZEN_ID -> new Text("公民身份号码", "citizen ID");
            case USCID -> new Text("统一社会信用代码", "USCID");
        };
    }

    /** Which namespace a code set's codes belong to. */
    static Text namespace(String namespace) {
        return switch (namespace) {
            case "national" -> new Text("国家标准", "National");
            case "hr" -> new Text("人事信息标准", "HR");
            case "hub" -> new Text("本标准自定", "Our own");
            default -> new Text(namespace, namespace);
        };
    }
}
