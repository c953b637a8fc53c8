package hub.schemas.cel;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import hub.standards.DataType;
import hub.standards.IllegalStandardException;
import hub.standards.RecordType;
import hub.standards.Rule;
import hub.standards.Standard;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The part of CEL that rules are written in, parsed and type-checked by the library: texts, whole numbers and conditions over typed
 * records, {@code has()}, and the functions the standard names. No doubles, no timestamps, no loops. 规则语言。
 */
final class RuleLanguage {
    /** The record a rule judges. */
    static final String RECORD = "r";
    /** The day of receipt. */
    static final String TODAY = "today";

    /** Operators and functions of CEL by their overload, so that those for doubles, bytes and timestamps are left out. */
    private static final Set<String> OVERLOADS = Set.of(
            "conditional",
            "logical_not",
            "logical_and",
            "logical_or",
            "equals",
            "not_equals",
            "in_list",
            "less_int64",
            "less_equals_int64",
            "greater_int64",
            "greater_equals_int64",
            "less_string",
            "less_equals_string",
            "greater_string",
            "greater_equals_string",
            "add_int64",
            "subtract_int64",
            "multiply_int64",
            "divide_int64",
            "modulo_int64",
            "negate_int64",
            "add_string",
            "size_string",
            "string_size",
            "matches",
            "matches_string",
            "contains_string",
            "starts_with_string",
            "ends_with_string");

    private static final CelStandardDeclarations DECLARATIONS = CelStandardDeclarations.newBuilder()
            .filterFunctions((function, overload) -> function != StandardFunction.OLD_IN
                    && OVERLOADS.contains(overload.celOverloadDecl().overloadId()))
            .filterIdentifiers(identifier -> false)
            .build();

    /** One record that a rule reads, under its name in the rule. */
    record Root(String name, RecordType type) {}

    private final Standard standard;
    private final CelTypeProvider types;
    private final Map<String, Map<String, DataType>> typesOfFields = new HashMap<>();
    private final Map<Names, CelCompiler> compilers = new ConcurrentHashMap<>();
    private final Map<Condition, CelAbstractSyntaxTree> checked;

    /** Records that rules read, by the names of their types: enough within one standard. */
    private record Names(String record, Map<String, String> with) {}

    /** A condition and the types it was checked with: the same tree in every standard in which they are the same. */
    private record Condition(String text, Map<String, Map<String, DataType>> roots) {}

    RuleLanguage(Standard standard) {
        this(standard, new ConcurrentHashMap<>());
    }

    /** With what the language of another version has checked: a condition that both have is checked once. */
    RuleLanguage(Standard standard, RuleLanguage other) {
        this(standard, other.checked);
    }

    private RuleLanguage(Standard standard, Map<Condition, CelAbstractSyntaxTree> checked) {
        this.standard = standard;
        this.types = new DeclaredRecords(standard);
        this.checked = checked;
        standard.recordTypes().forEach(type -> {
            Map<String, DataType> fields = new HashMap<>();
            type.fields().forEach(field -> fields.put(field.name(), field.type()));
            typesOfFields.put(type.name(), Map.copyOf(fields));
        });
    }

    /** The records a rule reads: the one it judges, then those it refers to. */
    List<Root> roots(Rule rule) {
        List<Root> roots = new ArrayList<>();
        roots.add(new Root(RECORD, standard.record(rule.record())));
        rule.with().forEach((name, record) -> roots.add(new Root(name, standard.record(record))));
        return roots;
    }

    /**
     * The checked tree of one condition of a rule.
     *
     * @param rule the rule
     * @param part {@code when} or {@code check}, for the message
     * @param text the CEL text
     * @throws IllegalStandardException if it does not parse or its types do not agree; names rule, part, line and column
     */
    CelAbstractSyntaxTree check(Rule rule, String part, String text) {
        Condition condition = condition(rule, text);
        CelAbstractSyntaxTree known = checked.get(condition);
        if (known != null) {
            return known;
        }
        try {
            CelAbstractSyntaxTree tree = compilers
                    .computeIfAbsent(new Names(rule.record(), rule.with()), unused -> compiler(roots(rule)))
                    .compile(text, part)
                    .getAst();
            checked.put(condition, tree);
            return tree;
        } catch (CelValidationException e) {
            String errors = e.getErrors().stream()
                    .map(issue -> place(issue.getSourceLocation()) + " " + issue.getMessage())
                    .collect(Collectors.joining("; "));
            throw new IllegalStandardException(rule.rule() + ": " + part + " " + errors, e);
        }
    }

    private Condition condition(Rule rule, String text) {
        Map<String, Map<String, DataType>> roots = new HashMap<>();
        roots.put(RECORD, typesOf(rule.record()));
        rule.with().forEach((name, record) -> roots.put(name, typesOf(record)));
        return new Condition(text, roots);
    }

    private Map<String, DataType> typesOf(String record) {
        return Objects.requireNonNull(typesOfFields.get(record));
    }

    /** Line and column, both from 1. */
    static String place(CelSourceLocation location) {
        return location.getLine() + ":" + (location.getColumn() + 1);
    }

    private CelCompiler compiler(List<Root> roots) {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(CelOptions.current().build())
                .setStandardMacros(CelStandardMacro.HAS)
                .setStandardEnvironmentEnabled(false)
                .setStandardDeclarations(DECLARATIONS)
                .setTypeProvider(types)
                .addVar(TODAY, SimpleType.STRING)
                .setResultType(SimpleType.BOOL);
        Stream.of(RuleFunction.values()).map(RuleFunction::declaration).forEach(builder::addFunctionDeclarations);
        roots.forEach(root -> builder.addVar(
                root.name(),
                Objects.requireNonNull(types.findType(root.type().name()).orElse(null))));
        return builder.build();
    }
}
