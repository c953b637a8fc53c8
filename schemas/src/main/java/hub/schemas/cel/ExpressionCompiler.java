package hub.schemas.cel;

import static hub.schemas.cel.Term.Number.ANY_SCALE;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import hub.standards.CalendarDate;
import hub.standards.CitizenId;
import hub.standards.CodeSet;
import hub.standards.DataType;
import hub.standards.Field;
import hub.standards.IllegalStandardException;
import hub.standards.Standard;
import hub.standards.UnifiedSocialCreditCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Compiles a checked tree once into closures over the record: no value is boxed, no name is looked up, no literal is computed again.
 *
 * <p>It also judges what CEL's types cannot: decimals of unlike scale are not comparable, and a coded field is only compared with codes of
 * its set. The library's own runtime is the measure of what the closures compute.
 */
final class ExpressionCompiler {
    private static final int MOST_DECIMALS = 18;
    private static final int MOST_YEARS = 9999;

    private final Standard standard;
    private final List<RuleLanguage.Root> roots;
    private final CelAbstractSyntaxTree tree;
    private final String name;

    /**
     * Takes one tree.
     *
     * @param standard the standard, for code sets
     * @param roots the records the rule reads, in the order of the {@link Reading}
     * @param tree the checked tree
     * @param name rule and part, for messages
     */
    ExpressionCompiler(Standard standard, List<RuleLanguage.Root> roots, CelAbstractSyntaxTree tree, String name) {
        this.standard = standard;
        this.roots = roots;
        this.tree = tree;
        this.name = name;
    }

    BoolExpr compile() {
        return condition(tree.getExpr());
    }

    private Term term(CelExpr expr) {
        return switch (expr.getKind()) {
            case CONSTANT -> literal(expr, expr.constant());
            case IDENT -> ident(expr);
            case SELECT -> select(expr);
            case CALL -> call(expr);
            default -> throw illegal(expr, "is not in the language of rules");
        };
    }

    private BoolExpr condition(CelExpr expr) {
        if (term(expr) instanceof Term.Condition condition) {
            return condition.expr();
        }
        throw illegal(expr, "is no condition");
    }

    private Term.Number number(CelExpr expr) {
        if (term(expr) instanceof Term.Number number) {
            return number;
        }
        throw illegal(expr, "is no number");
    }

    private Term.Text text(CelExpr expr) {
        if (term(expr) instanceof Term.Text text) {
            return text;
        }
        throw illegal(expr, "is no text");
    }

    private String literalText(CelExpr expr) {
        String literal = text(expr).literal();
        if (literal == null) {
            throw illegal(expr, "must be written out, not computed");
        }
        return literal;
    }

    // ── leaves ──────────────────────────────────────────────────────────────────────────────────────────────

    private Term literal(CelExpr expr, CelConstant constant) {
        return switch (constant.getKind()) {
            case STRING_VALUE -> literal(constant.stringValue());
            case INT64_VALUE -> literal(constant.int64Value(), 0);
            case BOOLEAN_VALUE -> {
                int truth = BoolExpr.of(constant.booleanValue());
                yield new Term.Condition(reading -> truth);
            }
            default ->
                throw illegal(expr, "is not in the language of rules: only texts, whole numbers, true and false");
        };
    }

    private static Term.Text literal(String text) {
        return new Term.Text(reading -> text, text, null);
    }

    private static Term.Number literal(long value, int scale) {
        return new Term.Number(reading -> value, value == 0 ? ANY_SCALE : scale);
    }

    private Term ident(CelExpr expr) {
        if (expr.ident().name().equals(RuleLanguage.TODAY)) {
            return new Term.Text(reading -> reading.today, null, null);
        }
        throw illegal(expr, "stands alone: a rule reads fields, not whole records");
    }

    private Term select(CelExpr expr) {
        CelExpr.CelSelect select = expr.select();
        int root = root(select.operand());
        Field field = root < 0 ? null : roots.get(root).type().find(select.field());
        if (field == null) {
            throw illegal(expr, "is no field of a record");
        }
        FieldTerm term = new FieldTerm(root, field);
        return select.testOnly() ? new Term.Condition(term.presence()) : term.value(codesOf(field));
    }

    private int root(CelExpr expr) {
        if (expr.getKind() == CelExpr.ExprKind.Kind.IDENT) {
            for (int i = 0; i < roots.size(); i++) {
                if (roots.get(i).name().equals(expr.ident().name())) {
                    return i;
                }
            }
        }
        return -1;
    }

    private @Nullable CodeSet codesOf(Field field) {
        return field.type() == DataType.CODE ? standard.codeSet(field.domain().codes()) : null;
    }

    // ── calls ───────────────────────────────────────────────────────────────────────────────────────────────

    private Term call(CelExpr expr) {
        CelExpr.CelCall call = expr.call();
        List<CelExpr> arguments = new ArrayList<>();
        call.target().ifPresent(arguments::add);
        arguments.addAll(call.args());
        CelExpr first = arguments.get(0);
        CelExpr second = arguments.size() < 2 ? first : arguments.get(1);
        return switch (call.function()) {
            case "!_" -> new Term.Condition(condition(first).not());
            case "_&&_" -> new Term.Condition(condition(first).and(condition(second)));
            case "_||_" -> new Term.Condition(condition(first).or(condition(second)));
            case "_?_:_" -> choice(expr, condition(first), term(second), term(arguments.get(2)));
            case "_==_" -> new Term.Condition(equal(expr, term(first), term(second)));
            case "_!=_" ->
                new Term.Condition(equal(expr, term(first), term(second)).not());
            case "_<_" -> new Term.Condition(ordered(expr, term(first), term(second), order -> order < 0));
            case "_<=_" -> new Term.Condition(ordered(expr, term(first), term(second), order -> order <= 0));
            case "_>_" -> new Term.Condition(ordered(expr, term(first), term(second), order -> order > 0));
            case "_>=_" -> new Term.Condition(ordered(expr, term(first), term(second), order -> order >= 0));
            case "@in" -> new Term.Condition(among(term(first), second));
            case "_+_" -> sum(expr, term(first), term(second));
            case "_-_" -> difference(expr, number(first), number(second));
            case "_*_" -> product(expr, number(first), number(second));
            case "_/_" -> quotient(expr, number(first), number(second));
            case "_%_" -> remainder(expr, number(first), number(second));
            case "-_" -> negated(number(first));
            case "size" -> size(text(first).expr());
            case "matches" -> matching(second, text(first).expr());
            case "contains" -> textual(text(first), text(second), String::contains);
            case "startsWith" -> textual(text(first), text(second), String::startsWith);
            case "endsWith" -> textual(text(first), text(second), String::endsWith);
            default -> function(expr, call.function(), arguments);
        };
    }

    private Term function(CelExpr expr, String called, List<CelExpr> arguments) {
        for (RuleFunction function : RuleFunction.values()) {
            if (function.cel().equals(called)) {
                return function(expr, function, arguments);
            }
        }
        throw illegal(expr, "calls " + called + ", which is not in the language of rules");
    }

    private Term function(CelExpr expr, RuleFunction function, List<CelExpr> arguments) {
        if (function == RuleFunction.DEC) {
            return decimal(expr, arguments);
        }
        StringExpr first = text(arguments.get(0)).expr();
        return switch (function) {
            case CITIZEN_ID_VALID -> textual(first, CitizenId::isValid);
            case CITIZEN_ID_BIRTH_DATE -> derived(first, CitizenId::birthDate);
            case CITIZEN_ID_SEX -> derived(first, CitizenId::sex);
            case USCID_VALID -> textual(first, UnifiedSocialCreditCode::isValid);
            case DAYS_BETWEEN ->
                between(ChronoUnit.DAYS, first, text(arguments.get(1)).expr());
            case YEARS_BETWEEN ->
                between(ChronoUnit.YEARS, first, text(arguments.get(1)).expr());
            case ADD_YEARS -> yearsAdded(first, number(arguments.get(1)).expr());
            case IS_FULL_DATE -> textual(first, CalendarDate::isDay);
            case IN_CODE_SET -> {
                CodeSet codes = codeSet(arguments.get(1));
                yield textual(first, code -> codes.find(code) != null);
            }
            case CODE_UNDER -> under(first, codeSet(arguments.get(1)), arguments.get(2));
            case DEC -> throw new IllegalStateException();
        };
    }

    // ── conditions ──────────────────────────────────────────────────────────────────────────────────────────

    private BoolExpr equal(CelExpr expr, Term left, Term right) {
        if (left instanceof Term.Text a && right instanceof Term.Text b) {
            requireCode(expr, a, b);
            requireCode(expr, b, a);
            return equalTexts(a, b);
        }
        if (left instanceof Term.Number a && right instanceof Term.Number b) {
            return compared(expr, a, b, order -> order == 0);
        }
        if (left instanceof Term.Condition a && right instanceof Term.Condition b) {
            return equalConditions(a.expr(), b.expr());
        }
        throw illegal(expr, "compares what cannot be compared");
    }

    /** A coded field compared with a literal that is no code of its set is a slip of the pen: it could never be equal. */
    private void requireCode(CelExpr expr, Term.Text field, Term.Text literal) {
        if (field.codes() != null && literal.literal() != null && field.codes().find(literal.literal()) == null) {
            throw illegal(
                    expr,
                    "compares with " + literal.literal() + ", which is no code of "
                            + field.codes().reference());
        }
    }

    private static BoolExpr equalTexts(Term.Text left, Term.Text right) {
        if (left.literal() != null) {
            return equalToLiteral(right.expr(), left.literal());
        }
        if (right.literal() != null) {
            return equalToLiteral(left.expr(), right.literal());
        }
        StringExpr a = left.expr();
        StringExpr b = right.expr();
        return reading -> {
            String x = a.value(reading);
            String y = x == null ? null : b.value(reading);
            return y == null ? BoolExpr.UNDEFINED : BoolExpr.of(y.equals(x));
        };
    }

    private static BoolExpr equalToLiteral(StringExpr text, String literal) {
        return reading -> {
            String value = text.value(reading);
            return value == null ? BoolExpr.UNDEFINED : BoolExpr.of(value.equals(literal));
        };
    }

    private static BoolExpr equalConditions(BoolExpr left, BoolExpr right) {
        return reading -> {
            int a = left.test(reading);
            int b = a == BoolExpr.UNDEFINED ? a : right.test(reading);
            return b == BoolExpr.UNDEFINED ? b : BoolExpr.of(a == b);
        };
    }

    /** What an order of two values means: negative, zero or positive as in {@code compareTo}. */
    @FunctionalInterface
    private interface Order {
        boolean holds(int order);
    }

    private BoolExpr ordered(CelExpr expr, Term left, Term right, Order wanted) {
        if (left instanceof Term.Number a && right instanceof Term.Number b) {
            return compared(expr, a, b, wanted);
        }
        if (left instanceof Term.Text a && right instanceof Term.Text b) {
            StringExpr x = a.expr();
            StringExpr y = b.expr();
            return reading -> {
                String first = x.value(reading);
                String second = first == null ? null : y.value(reading);
                return first == null || second == null
                        ? BoolExpr.UNDEFINED
                        : BoolExpr.of(wanted.holds(first.compareTo(second)));
            };
        }
        throw illegal(expr, "compares what has no order");
    }

    private BoolExpr compared(CelExpr expr, Term.Number left, Term.Number right, Order wanted) {
        commonScale(expr, left, right);
        LongExpr x = left.expr();
        LongExpr y = right.expr();
        return reading -> {
            long first = x.value(reading);
            long second = reading.undefined ? 0 : y.value(reading);
            if (reading.undefined) {
                reading.undefined = false;
                return BoolExpr.UNDEFINED;
            }
            return BoolExpr.of(wanted.holds(Long.compare(first, second)));
        };
    }

    private BoolExpr among(Term value, CelExpr list) {
        if (list.getKind() != CelExpr.ExprKind.Kind.LIST
                || list.list().elements().isEmpty()) {
            throw illegal(list, "must be a list that is written out");
        }
        if (value instanceof Term.Text text) {
            Set<String> literals = new HashSet<>();
            for (CelExpr element : list.list().elements()) {
                requireCode(element, text, text(element));
                literals.add(literalText(element));
            }
            return textual(text.expr(), literals::contains).expr();
        }
        BoolExpr any = reading -> BoolExpr.FALSE;
        for (CelExpr element : list.list().elements()) {
            if (!isLiteral(element)) {
                // CEL computes all elements before it looks: one that is undefined would undo the rest
                throw illegal(element, "must be written out, not computed");
            }
            any = any.or(equal(element, value, term(element)));
        }
        return any;
    }

    private static boolean isLiteral(CelExpr expr) {
        return switch (expr.getKind()) {
            case CONSTANT -> true;
            case CALL -> expr.call().function().equals(RuleFunction.DEC.cel());
            default -> false;
        };
    }

    private static Term.Condition textual(StringExpr text, Predicate<String> holds) {
        return new Term.Condition(reading -> {
            String value = text.value(reading);
            return value == null ? BoolExpr.UNDEFINED : BoolExpr.of(holds.test(value));
        });
    }

    private static Term.Condition textual(Term.Text left, Term.Text right, BiPredicate<String, String> holds) {
        StringExpr x = left.expr();
        StringExpr y = right.expr();
        return new Term.Condition(reading -> {
            String first = x.value(reading);
            String second = first == null ? null : y.value(reading);
            return first == null || second == null ? BoolExpr.UNDEFINED : BoolExpr.of(holds.test(first, second));
        });
    }

    private Term.Condition matching(CelExpr regex, StringExpr text) {
        try {
            // the engine that CEL prescribes: no backtracking, the same in every language
            Pattern pattern = Pattern.compile(literalText(regex));
            return textual(text, value -> pattern.matcher(value).find());
        } catch (PatternSyntaxException e) {
            throw illegal(regex, "is no regular expression: " + e.getMessage());
        }
    }

    private Term.Condition under(StringExpr code, CodeSet codes, CelExpr parent) {
        Term.Text ancestor = text(parent);
        if (ancestor.literal() != null && codes.find(ancestor.literal()) == null) {
            throw illegal(parent, "is no code of " + codes.reference());
        }
        return textual(new Term.Text(code, null, null), ancestor, codes::isUnder);
    }

    private CodeSet codeSet(CelExpr expr) {
        CodeSet codes = standard.codeSet(literalText(expr));
        if (codes == null) {
            throw illegal(expr, "is no code set of the standard");
        }
        return codes;
    }

    // ── numbers ─────────────────────────────────────────────────────────────────────────────────────────────

    private Term sum(CelExpr expr, Term left, Term right) {
        if (left instanceof Term.Number a && right instanceof Term.Number b) {
            return arithmetic(a, b, commonScale(expr, a, b), Math::addExact);
        }
        if (left instanceof Term.Text a && right instanceof Term.Text b) {
            StringExpr x = a.expr();
            StringExpr y = b.expr();
            return new Term.Text(
                    reading -> {
                        String first = x.value(reading);
                        String second = first == null ? null : y.value(reading);
                        return second == null ? null : first + second;
                    },
                    null,
                    null);
        }
        throw illegal(expr, "adds what cannot be added");
    }

    private Term difference(CelExpr expr, Term.Number left, Term.Number right) {
        return arithmetic(left, right, commonScale(expr, left, right), Math::subtractExact);
    }

    private Term product(CelExpr expr, Term.Number left, Term.Number right) {
        int scale = left.scale() == ANY_SCALE || right.scale() == ANY_SCALE ? ANY_SCALE : left.scale() + right.scale();
        if (scale > MOST_DECIMALS) {
            throw illegal(expr, "has too many digits after the point");
        }
        return arithmetic(left, right, scale, Math::multiplyExact);
    }

    private Term quotient(CelExpr expr, Term.Number left, Term.Number right) {
        int scale = left.scale() == ANY_SCALE ? ANY_SCALE : left.scale() - Math.max(right.scale(), 0);
        if (left.scale() != ANY_SCALE && scale < 0) {
            throw illegal(expr, "divides by a number of more digits after the point");
        }
        return arithmetic(left, right, scale, (a, b) -> {
            if (a == Long.MIN_VALUE && b == -1) {
                throw new ArithmeticException("overflow");
            }
            return a / b;
        });
    }

    private Term remainder(CelExpr expr, Term.Number left, Term.Number right) {
        return arithmetic(left, right, commonScale(expr, left, right), (a, b) -> a % b);
    }

    private Term negated(Term.Number number) {
        return arithmetic(literal(0, 0), number, number.scale(), Math::subtractExact);
    }

    @FunctionalInterface
    private interface Operation {
        long apply(long left, long right);
    }

    private static Term.Number arithmetic(Term.Number left, Term.Number right, int scale, Operation operation) {
        LongExpr x = left.expr();
        LongExpr y = right.expr();
        return new Term.Number(
                reading -> {
                    long first = x.value(reading);
                    if (reading.undefined) {
                        return 0;
                    }
                    long second = y.value(reading);
                    if (reading.undefined) {
                        return 0;
                    }
                    try {
                        return operation.apply(first, second);
                    } catch (ArithmeticException e) {
                        // overflow and division by zero: undefined, as in CEL
                        return reading.undefined();
                    }
                },
                scale);
    }

    private int commonScale(CelExpr expr, Term.Number left, Term.Number right) {
        if (left.scale() == ANY_SCALE) {
            return right.scale();
        }
        if (right.scale() != ANY_SCALE && left.scale() != right.scale()) {
            throw illegal(
                    expr,
                    "sets numbers of " + left.scale() + " and " + right.scale()
                            + " digits after the point side by side; write dec(\"...\", n) or multiply by dec(\"1\", n)");
        }
        return left.scale();
    }

    private Term.Number decimal(CelExpr expr, List<CelExpr> arguments) {
        String written = literalText(arguments.get(0));
        CelExpr decimals = arguments.get(1);
        if (decimals.getKind() != CelExpr.ExprKind.Kind.CONSTANT) {
            throw illegal(decimals, "must be written out, not computed");
        }
        long scale = decimals.constant().int64Value();
        if (scale < 0 || scale > MOST_DECIMALS || !written.matches("-?[0-9]{1,18}([.][0-9]{1,18})?")) {
            throw illegal(expr, "is no decimal of the standard");
        }
        try {
            return literal(
                    new BigDecimal(written)
                            .setScale((int) scale)
                            .unscaledValue()
                            .longValueExact(),
                    (int) scale);
        } catch (ArithmeticException e) {
            throw illegal(expr, "does not fit its own digits after the point");
        }
    }

    private static Term.Number size(StringExpr text) {
        return new Term.Number(
                reading -> {
                    String value = text.value(reading);
                    return value == null ? reading.undefined() : value.codePointCount(0, value.length());
                },
                0);
    }

    private static Term.Number between(ChronoUnit unit, StringExpr from, StringExpr to) {
        return new Term.Number(
                reading -> {
                    LocalDate first = day(from.value(reading));
                    LocalDate second = first == null ? null : day(to.value(reading));
                    return first == null || second == null ? reading.undefined() : unit.between(first, second);
                },
                0);
    }

    // ── texts ───────────────────────────────────────────────────────────────────────────────────────────────

    @FunctionalInterface
    private interface Derivation {
        @Nullable
        String of(String text);
    }

    private static Term.Text derived(StringExpr text, Derivation derivation) {
        return new Term.Text(
                reading -> {
                    String value = text.value(reading);
                    return value == null ? null : derivation.of(value);
                },
                null,
                null);
    }

    private static Term.Text yearsAdded(StringExpr date, LongExpr years) {
        return new Term.Text(
                reading -> {
                    LocalDate day = day(date.value(reading));
                    long added = day == null ? 0 : years.value(reading);
                    if (reading.undefined) {
                        reading.undefined = false;
                        return null;
                    }
                    return day == null ? null : yearsLater(day, added);
                },
                null,
                null);
    }

    private static @Nullable String yearsLater(LocalDate day, long years) {
        long year = Math.abs(years) > MOST_YEARS ? -1 : day.getYear() + years;
        return year < 0 || year > MOST_YEARS ? null : day.plusYears(years).toString();
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : CalendarDate.day(text);
    }

    private Term choice(CelExpr expr, BoolExpr when, Term yes, Term no) {
        if (yes instanceof Term.Number a && no instanceof Term.Number b) {
            LongExpr x = a.expr();
            LongExpr y = b.expr();
            return new Term.Number(
                    reading -> switch (when.test(reading)) {
                        case BoolExpr.TRUE -> x.value(reading);
                        case BoolExpr.FALSE -> y.value(reading);
                        default -> reading.undefined();
                    },
                    commonScale(expr, a, b));
        }
        if (yes instanceof Term.Text a && no instanceof Term.Text b) {
            StringExpr x = a.expr();
            StringExpr y = b.expr();
            return new Term.Text(
                    reading -> switch (when.test(reading)) {
                        case BoolExpr.TRUE -> x.value(reading);
                        case BoolExpr.FALSE -> y.value(reading);
                        default -> null;
                    },
                    null,
                    null);
        }
        if (yes instanceof Term.Condition a && no instanceof Term.Condition b) {
            BoolExpr x = a.expr();
            BoolExpr y = b.expr();
            return new Term.Condition(reading -> switch (when.test(reading)) {
                case BoolExpr.TRUE -> x.test(reading);
                case BoolExpr.FALSE -> y.test(reading);
                default -> BoolExpr.UNDEFINED;
            });
        }
        throw illegal(expr, "chooses between unlike things");
    }

    private IllegalStandardException illegal(CelExpr expr, String what) {
        Integer offset = tree.getSource().getPositionsMap().get(expr.id());
        CelSourceLocation location = offset == null
                ? CelSourceLocation.NONE
                : tree.getSource().getOffsetLocation(offset).orElse(CelSourceLocation.NONE);
        return new IllegalStandardException(name + " " + RuleLanguage.place(location) + ": this " + what);
    }
}
