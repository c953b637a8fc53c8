package hub.schemas.cel;

import hub.standards.CodeSet;
import hub.standards.DataType;
import hub.standards.Field;
import hub.standards.Standard;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** Conditions by chance, in the language of rules, over whatever records are declared; every operator and function occurs. */
final class GeneratedCondition {
    private static final List<String> COMPARISONS = List.of("==", "!=", "<", "<=", ">", ">=");
    private final Standard standard;
    private final List<RuleLanguage.Root> roots;
    private final Random random;

    GeneratedCondition(Standard standard, List<RuleLanguage.Root> roots, Random random) {
        this.standard = standard;
        this.roots = roots;
        this.random = random;
    }

    String condition(int depth) {
        if (depth == 0) {
            return switch (random.nextInt(5)) {
                case 0 -> random.nextBoolean() ? "true" : "false";
                case 1 -> flag();
                default -> "has(" + any() + ")";
            };
        }
        int deeper = depth - 1;
        return switch (random.nextInt(16)) {
            case 0 -> "!(" + condition(deeper) + ")";
            case 1, 2 -> "(" + condition(deeper) + " && " + condition(deeper) + ")";
            case 3, 4 -> "(" + condition(deeper) + " || " + condition(deeper) + ")";
            case 5 -> "(" + condition(deeper) + (random.nextBoolean() ? " == " : " != ") + condition(deeper) + ")";
            case 6 -> "(" + condition(deeper) + " ? " + condition(deeper) + " : " + condition(deeper) + ")";
            case 7, 8 -> {
                int scale = random.nextBoolean() ? 0 : 2;
                yield "(" + number(deeper, scale) + " " + pick(COMPARISONS) + " " + number(deeper, scale) + ")";
            }
            case 9 -> "(" + text(deeper) + " " + pick(COMPARISONS) + " " + text(deeper) + ")";
            case 10 -> coded();
            case 11 ->
                text(deeper) + "." + pick(List.of("startsWith", "endsWith", "contains")) + "(" + text(deeper) + ")";
            case 12 -> text(deeper) + ".matches(\"" + pick(List.of("^[0-9-]+$", "[\u4E00-\u9FFF]", "a|b", "")) + "\")";
            case 13 -> pick(List.of("citizenIdValid", "uscidValid", "isFullDate")) + "(" + text(deeper) + ")";
            case 14 -> "(" + number(deeper, 0) + " in [1, 7, -4, 0])";
            default ->
                random.nextBoolean()
                        ? "inCodeSet(" + text(deeper) + ", \"ZB29@2006\")"
                        : "codeUnder(" + text(deeper) + ", \"HubTrainingKind@1.0\", \"9\")";
        };
    }

    private String number(int depth, int scale) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return leaf(scale);
        }
        int deeper = depth - 1;
        String same = number(deeper, scale);
        return switch (random.nextInt(9)) {
            case 0 -> "(" + same + " + " + number(deeper, scale) + ")";
            case 1 -> "(" + same + " - " + number(deeper, scale) + ")";
            case 2 -> "(" + same + " * " + number(deeper, 0) + ")";
            case 3 -> "(" + same + " / " + number(deeper, 0) + ")";
            case 4 -> "(" + same + " % " + number(deeper, scale) + ")";
            case 5 -> "-(" + same + ")";
            case 6 -> "(" + condition(deeper) + " ? " + same + " : " + number(deeper, scale) + ")";
            default -> scale == 0 ? counted(deeper) : same;
        };
    }

    private String counted(int depth) {
        return switch (random.nextInt(3)) {
            case 0 -> "size(" + text(depth) + ")";
            case 1 -> "daysBetween(" + date(depth) + ", " + date(depth) + ")";
            default -> "yearsBetween(" + date(depth) + ", " + date(depth) + ")";
        };
    }

    private String leaf(int scale) {
        if (scale == 2) {
            return random.nextInt(3) == 0
                    ? "dec(\"" + pick(List.of("0", "0.25", "10.5", "70", "-3")) + "\", 2)"
                    : field(field ->
                            field.type() == DataType.DECIMAL && field.domain().scale() == 2);
        }
        return random.nextInt(3) == 0
                ? field(field -> field.type() == DataType.INTEGER)
                : pick(List.of("0", "1", "7", "-4", "9223372036854775807"));
    }

    private String text(int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return random.nextInt(4) == 0
                    ? pick(List.of("\"\"", "\"张三\"", "\"2026-11-03\"", "\"9\"", "today"))
                    : field(field -> field.type().isText() && field.type() != DataType.CODE);
        }
        int deeper = depth - 1;
        return switch (random.nextInt(5)) {
            case 0 -> "(" + text(deeper) + " + " + text(deeper) + ")";
            case 1 -> "(" + condition(deeper) + " ? " + text(deeper) + " : " + text(deeper) + ")";
            case 2 -> date(deeper);
            case 3 -> "citizenIdBirthDate(" + citizenId() + ")";
            default -> "citizenIdSex(" + citizenId() + ")";
        };
    }

    private String date(int depth) {
        return switch (random.nextInt(8)) {
            case 0 -> "today";
            case 1 -> "\"2024-02-29\"";
            case 2, 3 -> "addYears(" + (depth == 0 ? "today" : date(depth - 1)) + ", " + number(0, 0) + ")";
            case 4 -> depth == 0 ? "today" : text(depth - 1);
            default -> field(field -> field.type() == DataType.DATE);
        };
    }

    private String citizenId() {
        return random.nextInt(4) == 0 ? text(0) : field(field -> field.type() == DataType.CITIZEN_ID);
    }

    private String coded() {
        RuleLanguage.Root root = pick(roots);
        List<Field> fields = root.type().fields().stream()
                .filter(field -> field.type() == DataType.CODE)
                .toList();
        Field field = pick(fields);
        CodeSet codes = Objects.requireNonNull(standard.codeSet(field.domain().codes()));
        String one = "\"" + codes.codes().get(0).code() + "\"";
        String other = "\"" + pick(codes.codes()).code() + "\"";
        String name = root.name() + "." + field.name();
        return random.nextBoolean()
                ? "(" + name + " in [" + one + ", " + other + "])"
                : "(" + name + (random.nextBoolean() ? " == " : " != ") + one + ")";
    }

    private String flag() {
        return field(field -> field.type() == DataType.BOOLEAN);
    }

    private String any() {
        return field(field -> true);
    }

    private String field(java.util.function.Predicate<Field> wanted) {
        List<String> names = roots.stream()
                .flatMap(root ->
                        root.type().fields().stream().filter(wanted).map(field -> root.name() + "." + field.name()))
                .toList();
        return pick(names);
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
