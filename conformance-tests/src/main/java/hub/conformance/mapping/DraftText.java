package hub.conformance.mapping;

import hub.standards.Code;
import hub.standards.CodeSet;
import hub.standards.DataType;
import hub.standards.Field;
import hub.standards.Standard;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A draft as the text of a mapping file, with a comment wherever a person has to look. 映射草稿。 */
final class DraftText {
    private static final Set<String> OF_YAML = Set.of("yes", "no", "on", "off", "true", "false", "null", "y", "n", "~");
    private static final List<String> KEY_FIELDS = List.of(
            "evaluationCode",
            "courseCode",
            "teacherNumber",
            "classCode",
            "traineeNumber",
            "traineeStaffNumber",
            "staffNumber");

    /** What units are called, each with its code; others are lessons of a length that nothing tells. */
    private static final Map<String, String> UNITS =
            Map.of("天", "day", "半天", "half-day", "学分", "credit", "分", "credit");

    private final Standard standard;
    private final String partner;
    private final String data;
    private final boolean workbook;
    private final StringBuilder text = new StringBuilder();

    DraftText(Standard standard, String partner, String data, boolean workbook) {
        this.standard = standard;
        this.partner = partner;
        this.data = data;
        this.workbook = workbook;
    }

    String of(List<Suggestion.Draft> drafts) {
        line("# yaml-language-server: $schema=./mapping.schema.json");
        line("# 草稿：每一行后面是把握和理由，请逐行确认，不对的改掉。 A draft: each line says how sure it is and why; confirm or change it.");
        line("partner: " + partner);
        line("title: { zh: 待填, en: to be filled in }               # 这个系统叫什么 what people call the system");
        line("standard: \"" + standard.version().version() + "\"");
        line("appliesTo: { credentials: [待填], files: ["
                + quoted("*" + data.substring(Math.max(0, data.lastIndexOf('.'))))
                + "] }   # 报送凭据的名字、文件名的样子 the sender's credential, and what its files are called");
        line("# declares: 非密   # 与枢纽书面约定后去掉行首的 # uncomment once it is agreed on paper");
        line("form: { kind: " + (workbook ? "workbook" : "csv") + " }");
        line("tables:");
        drafts.forEach(this::table);
        return text.toString();
    }

    private void table(Suggestion.Draft draft) {
        String first = workbook ? "  - sheet: " + quoted(draft.sample().name()) : "  - header: by-name";
        line(first);
        if (draft.headerRow() > 0) {
            String marker = draft.guesses().stream()
                    .limit(2)
                    .map(guess -> quoted(guess.title()))
                    .collect(Collectors.joining(", "));
            line(
                    draft.guesses().isEmpty()
                            ? "    skipRows: " + draft.headerRow()
                            : "    headerWith: [" + marker + "]                       # 表头在第 " + (draft.headerRow() + 1)
                                    + " 行 header on row");
        }
        String merged = draft.guesses().stream()
                .filter(guess -> draft.sample().merged().contains(guess.column()))
                .map(guess -> quoted(guess.title()))
                .collect(Collectors.joining(", "));
        if (!merged.isEmpty()) {
            line("    merged: [" + merged
                    + "]                           # 合并单元格的值对覆盖的各行都算数 counts for all rows covered");
        }
        if (!draft.unclear().isEmpty()) {
            line("    # 没认出的列，请写进 columns 或 ignores： Columns not recognised; put them under columns or ignores:");
            draft.unclear().forEach(column -> line("    #   " + column));
        }
        line("    records:");
        line("      - record: " + draft.type().name() + "                # "
                + draft.type().title().zh());
        line("        key: [" + key(draft)
                + "]                          # 每次报送都相同的编号 the same whenever the record is sent");
        line("        columns:");
        draft.guesses().forEach(guess -> column(draft, guess));
        missing(draft);
    }

    /** Columns of which the key may be made: never what may not travel in clear. */
    private String key(Suggestion.Draft draft) {
        boolean numbered =
                draft.guesses().stream().anyMatch(guess -> guess.field().name().equals("traineeNumber"));
        List<String> named = draft.guesses().stream()
                .filter(guess -> KEY_FIELDS.contains(guess.field().name())
                        && !(numbered
                                && guess.field().name().toLowerCase(Locale.ROOT).endsWith("staffnumber")))
                .map(guess -> quoted(guess.title()))
                .toList();
        if (!named.isEmpty()) {
            return String.join(", ", named);
        }
        return draft.guesses().stream()
                .filter(guess -> !guess.field().element().sensitivity().sealed()
                        && draft.evidence(standard, guess.column()).unique())
                .findFirst()
                .map(guess -> quoted(guess.title()))
                .orElse(quoted("待填"));
    }

    private void column(Suggestion.Draft draft, Suggestion.Guess guess) {
        Field field = guess.field();
        CellEvidence evidence = draft.evidence(standard, guess.column());
        String comment = "   # " + guess.confidence() + "%  " + field.label().zh() + "：" + guess.why();
        line("          " + quoted(guess.title()) + ": " + target(draft, field, evidence) + comment);
        Set<String> strangers = field.type() == DataType.CODE ? evidence.strangers(field) : Set.of();
        if (!strangers.isEmpty()) {
            line("          #   不是 " + field.domain().codes()
                    + " 的名称或代码，请在 values 中登记： not of the set, register under values: "
                    + strangers.stream().limit(8).map(DraftText::quoted).collect(Collectors.joining(", ")));
        }
    }

    private static String target(Suggestion.Draft draft, Field field, CellEvidence evidence) {
        String to = field.name();
        if (evidence.empty()) {
            return to;
        }
        if (field.type() == DataType.CODE) {
            return evidence.codes(field) ? to : "{ to: " + to + ", by: name }";
        }
        if (field.type() == DataType.DATE
                && evidence.dateRanges()
                && draft.type().find("endDate") != null) {
            return "{ to: " + to + ", as: date-range, endTo: endDate }";
        }
        boolean number = field.type() == DataType.DECIMAL || field.type() == DataType.INTEGER;
        Set<String> units = number ? evidence.units() : Set.of();
        if (!units.isEmpty() && field.name().endsWith("Hours") && draft.type().find("hoursUnit") != null) {
            String codes = units.stream()
                    .map(unit -> quoted(unit) + ": " + UNITS.getOrDefault(unit, "period"))
                    .collect(Collectors.joining(", "));
            return "{ to: " + to + ", as: number-with-unit, units: { " + codes + " }, unitTo: hoursUnit }";
        }
        if (units.size() == 1) {
            return "{ to: " + to + ", as: number-with-unit, unit: "
                    + quoted(units.iterator().next()) + " }";
        }
        return to;
    }

    private void missing(Suggestion.Draft draft) {
        Set<String> reached = new HashSet<>();
        for (Suggestion.Guess guess : draft.guesses()) {
            reached.add(guess.field().name());
            String target = target(draft, guess.field(), draft.evidence(standard, guess.column()));
            if (target.contains("endTo: ")) {
                reached.add("endDate");
            }
            if (target.contains("unitTo: ")) {
                reached.add("hoursUnit");
            }
        }
        List<Field> missing = draft.type().fields().stream()
                .filter(field -> field.required() && !reached.contains(field.name()))
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        line(
                "        # 必填而没有列的字段：每条都相同的写在 constants。 Required, and no column fills them: what is always the same goes under constants.");
        for (Field field : missing) {
            line("        #   " + field.name() + " " + field.label().zh() + choices(field));
        }
        line("        constants: {}");
    }

    private String choices(Field field) {
        CodeSet codes = standard.codeSet(field.domain().codes());
        if (codes == null) {
            return "";
        }
        return "："
                + codes.codes().stream()
                        .filter(code -> code.retired() == null)
                        .limit(8)
                        .map(DraftText::shown)
                        .collect(Collectors.joining("，"))
                + (codes.codes().size() > 8 ? " …" : "");
    }

    private static String shown(Code code) {
        return "\"" + code.code() + "\" " + code.zh();
    }

    private static String quoted(String text) {
        boolean plain = text.matches("[\\p{IsHan}A-Za-z_][\\p{IsHan}A-Za-z0-9_（）/、]*")
                && !OF_YAML.contains(text.toLowerCase(Locale.ROOT));
        return plain
                ? text
                : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }

    private void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }
}
