package hub.schemas.generate.handbook;

import hub.standards.RecordGroup;
import org.jspecify.annotations.Nullable;

/** Where each thing of the standard stands in the handbook, as a relative link. 手册内的地址。 */
final class Address {
    private Address() {}

    static String record(String type) {
        return "record-" + type + ".html";
    }

    static String field(String type, String field) {
        return record(type) + "#" + fieldAnchor(field);
    }

    static String fieldAnchor(String field) {
        return "f-" + field;
    }

    static String group(@Nullable RecordGroup group) {
        return Frame.Part.RECORDS.page() + "#" + groupAnchor(group);
    }

    static String groupAnchor(@Nullable RecordGroup group) {
        return "g-" + (group == null ? "other" : group.wire());
    }

    static String element(String element) {
        return "element-" + element + ".html";
    }

    static String codeSet(String reference) {
        return "codeset-" + reference + ".html";
    }

    static String codeAnchor(String code) {
        return "c-" + code;
    }

    static String rule(String rule) {
        return "rule-" + rule + ".html";
    }

    static String finding(String code) {
        return Frame.Part.FINDINGS.page() + "#" + code;
    }

    static String service(String service) {
        return Frame.Part.SERVICES.page() + "#" + service;
    }

    /** A file beside the handbook, such as {@code csv/Trainee.csv}. */
    static String published(String path) {
        return "../" + path;
    }
}
