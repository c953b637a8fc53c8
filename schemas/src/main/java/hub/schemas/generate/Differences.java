package hub.schemas.generate;

import hub.standards.Code;
import hub.standards.CodeSet;
import hub.standards.DataElement;
import hub.standards.Field;
import hub.standards.Force;
import hub.standards.RecordType;
import hub.standards.Rule;
import hub.standards.Standard;
import hub.standards.StandardTree;
import hub.standards.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a version has that the one before had not, and the other way round. 版本差异。
 *
 * @param before number of the earlier version
 * @param after number of the later version
 * @param changes what changed, by kind, then in the order of the standard
 */
public record Differences(String before, String after, List<Change> changes) {

    /** What kind of thing changed. */
    public enum Kind {
        RECORD_TYPE("record", new Text("记录类型", "Record types")),
        FIELD("field", new Text("字段", "Fields")),
        ELEMENT("element", new Text("数据元", "Data elements")),
        CODE_SET("codeset", new Text("代码表", "Code sets")),
        CODE("code", new Text("代码", "Codes")),
        RULE("rule", new Text("规则", "Rules")),
        FINDING("finding", new Text("问题代码", "Codes of findings"));

        private final String wire;
        private final Text title;

        Kind(String wire, Text title) {
            this.wire = wire;
            this.title = title;
        }

        /** The form in files: lower case. */
        public String wire() {
            return wire;
        }

        public Text title() {
            return title;
        }
    }

    /**
     * One change.
     *
     * @param kind of what
     * @param added whether it came; otherwise it was retired
     * @param name which, such as {@code TrainingRecord.makeUpHours}
     * @param title what people call it
     * @param replacedBy for what was retired: what takes its place; null for nothing
     * @param note what a sender should know besides; null for nothing
     */
    public record Change(
            Kind kind,
            boolean added,
            String name,
            Text title,
            @Nullable String replacedBy,
            @Nullable Text note) {}

    /** Compares two versions of a standard. */
    public static Differences between(StandardTree tree, Standard before, Standard after) {
        Comparison comparison = new Comparison(tree.whole(), before, after);
        comparison.run();
        return new Differences(before.version().version(), after.version().version(), List.copyOf(comparison.changes));
    }

    private static final class Comparison {
        private final Standard whole;
        private final Standard before;
        private final Standard after;
        private final List<Change> changes = new ArrayList<>();

        Comparison(Standard whole, Standard before, Standard after) {
            this.whole = whole;
            this.before = before;
            this.after = after;
        }

        void run() {
            whole.recordTypes().forEach(this::type);
            whole.recordTypes().forEach(type -> type.fields().forEach(field -> field(type, field)));
            whole.elements().values().forEach(this::element);
            whole.codeSets().forEach(this::codes);
            whole.rules().values().forEach(this::rule);
            whole.findings()
                    .forEach((code, finding) -> compare(
                            Kind.FINDING,
                            before.findings().containsKey(code),
                            after.findings().containsKey(code),
                            new Change(Kind.FINDING, true, code, finding.message(), null, null)));
            changes.sort((one, other) -> one.kind().compareTo(other.kind()));
        }

        private void compare(Kind kind, boolean then, boolean now, Change change) {
            if (then != now) {
                changes.add(new Change(
                        kind, now, change.name(), change.title(), now ? null : change.replacedBy(), change.note()));
            }
        }

        private void type(RecordType type) {
            compare(
                    Kind.RECORD_TYPE,
                    before.records().containsKey(type.name()),
                    after.records().containsKey(type.name()),
                    new Change(Kind.RECORD_TYPE, true, type.name(), type.title(), null, null));
        }

        private void field(RecordType type, Field field) {
            RecordType then = before.records().get(type.name());
            RecordType now = after.records().get(type.name());
            compare(
                    Kind.FIELD,
                    then != null && then.find(field.name()) != null,
                    now != null && now.find(field.name()) != null,
                    new Change(
                            Kind.FIELD,
                            true,
                            type.name() + "." + field.name(),
                            new Text(
                                    type.title().zh() + "：" + field.label().zh(),
                                    type.title().en() + ": " + field.label().en()),
                            field.replacedBy(),
                            field.required() ? new Text("必填", "required") : new Text("选填", "optional")));
        }

        private void element(DataElement element) {
            compare(
                    Kind.ELEMENT,
                    before.elements().containsKey(element.element()),
                    after.elements().containsKey(element.element()),
                    new Change(
                            Kind.ELEMENT,
                            true,
                            element.element(),
                            element.name(),
                            element.replacedBy(),
                            element.definition()));
        }

        private void codes(String reference, CodeSet set) {
            CodeSet then = before.codeSet(reference);
            CodeSet now = after.codeSet(reference);
            compare(
                    Kind.CODE_SET,
                    then != null,
                    now != null,
                    new Change(Kind.CODE_SET, true, reference, set.name(), null, null));
            for (Code code : set.codes()) {
                compare(
                        Kind.CODE,
                        then != null && then.find(code.code()) != null,
                        now != null && now.find(code.code()) != null,
                        new Change(
                                Kind.CODE,
                                true,
                                reference + " " + code.code(),
                                new Text(code.zh(), code.en()),
                                code.replacedBy(),
                                code.note()));
            }
        }

        private void rule(Rule rule) {
            compare(
                    Kind.RULE,
                    before.rules().containsKey(rule.rule()),
                    after.rules().containsKey(rule.rule()),
                    new Change(Kind.RULE, true, rule.rule(), rule.intent(), rule.replacedBy(), note(rule)));
        }

        /** How binding it is; and where it takes the place of another, whether it binds more. */
        private Text note(Rule rule) {
            for (Map.Entry<String, Rule> one : whole.rules().entrySet()) {
                Rule old = Objects.requireNonNull(one.getValue());
                if (rule.rule().equals(old.replacedBy()) && old.force() != rule.force()) {
                    return new Text(
                            said(rule.force()).zh() + "，原 " + old.rule() + " 为"
                                    + said(old.force()).zh(),
                            said(rule.force()).en() + ", where " + old.rule() + " was "
                                    + said(old.force()).en());
                }
            }
            return said(rule.force());
        }

        private static Text said(Force force) {
            return force == Force.MUST
                    ? new Text("错误，记录待更正", "an error that keeps the record out")
                    : new Text("提醒", "a warning");
        }
    }
}
