package hub.conformance.mapping;

import hub.adapters.mapping.Plain;
import hub.standards.CitizenId;
import hub.standards.Code;
import hub.standards.CodeSet;
import hub.standards.DataType;
import hub.standards.Field;
import hub.standards.Standard;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the cells of a column look like. 单元格内容的特征。 */
final class CellEvidence {
    private static final Pattern DATE =
            Pattern.compile("(19|20)[0-9]{2}[-./年]?(0?[1-9]|1[0-2])([-./月]?([0-2]?[0-9]|3[01])日?)?月?( 0?0:00(:00)?)?");
    private static final Pattern RANGE = Pattern.compile("(?=.*[月./0-9]).*[0-9]日?[-~—–至到]+[^-~—–至到]*[0-9].*");
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]+([.][0-9]+)?");
    private static final Pattern NUMBER_WITH_UNIT = Pattern.compile("[0-9]+(?:[.][0-9]+)?(\\p{IsHan}+)");

    private final Standard standard;
    private final List<String> cells;

    /** @param cells those that are not empty */
    CellEvidence(Standard standard, List<String> cells) {
        this.standard = standard;
        this.cells = cells.stream().map(Plain::narrow).toList();
    }

    private double share(Predicate<String> test) {
        return cells.isEmpty() ? 0 : (double) cells.stream().filter(test).count() / cells.size();
    }

    /** Most look like citizen IDs, of which some were cut or mistyped. */
    boolean citizenIds() {
        return share(cell -> CitizenId.isValid(cell.toUpperCase(Locale.ROOT)) || cell.matches("[0-9]{17}[0-9Xx]"))
                > 0.6;
    }

    boolean dates() {
        return share(cell -> DATE.matcher(cell).matches()) > 0.8;
    }

    boolean dateRanges() {
        return share(cell ->
                        !DATE.matcher(cell).matches() && RANGE.matcher(cell).matches())
                > 0.6;
    }

    boolean numbers() {
        return share(cell -> NUMBER.matcher(cell).matches()) > 0.8;
    }

    /** The units that stand behind numbers; empty if the column is not of numbers. */
    Set<String> units() {
        Set<String> units = new TreeSet<>();
        if (share(cell -> NUMBER.matcher(cell).matches()
                        || NUMBER_WITH_UNIT.matcher(cell).matches())
                > 0.8) {
            for (String cell : cells) {
                Matcher matcher = NUMBER_WITH_UNIT.matcher(cell);
                if (matcher.matches()) {
                    units.add(matcher.group(1));
                }
            }
        }
        return units;
    }

    boolean empty() {
        return cells.isEmpty();
    }

    /** Whether no two cells hold the same. */
    boolean unique() {
        return !cells.isEmpty() && new HashSet<>(cells).size() == cells.size();
    }

    /** Most are Chinese names of the field's code set. */
    boolean names(Field field) {
        CodeSet codes = standard.codeSet(field.domain().codes());
        return codes != null && share(cell -> names(codes).contains(plain(cell))) > 0.6;
    }

    /** Most are codes of the field's code set. */
    boolean codes(Field field) {
        CodeSet codes = standard.codeSet(field.domain().codes());
        return codes != null && share(cell -> codes.find(cell) != null) > 0.6;
    }

    /** Texts that are neither codes nor names of the field's code set. */
    Set<String> strangers(Field field) {
        CodeSet codes = standard.codeSet(field.domain().codes());
        Set<String> strangers = new TreeSet<>();
        if (codes != null) {
            Set<String> names = names(codes);
            cells.stream()
                    .filter(cell -> codes.find(cell) == null && !names.contains(plain(cell)))
                    .limit(500)
                    .forEach(strangers::add);
        }
        return strangers;
    }

    private static Set<String> names(CodeSet codes) {
        Set<String> names = new HashSet<>();
        for (Code code : codes.codes()) {
            names.add(plain(code.zh()));
        }
        return names;
    }

    private static String plain(String text) {
        return Plain.narrow(text).replaceAll("[\\s\\u3000]", "");
    }

    /** What speaks for or against the field: added to a guess by name, or, for what only content can tell, a guess of its own. */
    int weight(Field field) {
        DataType type = field.type();
        if (cells.isEmpty()) {
            return 0;
        }
        if (type == DataType.CITIZEN_ID || citizenIds()) {
            return type == DataType.CITIZEN_ID && citizenIds() ? 20 : -60;
        }
        return switch (type) {
            case DATE -> dates() || dateRanges() ? 5 : -20;
            case INTEGER, DECIMAL -> numbers() || !units().isEmpty() ? 5 : -30;
            case CODE -> names(field) || codes(field) ? 8 : -10;
            default -> dates() || numbers() && field.element().domain().type() == DataType.BOOLEAN ? -15 : 0;
        };
    }
}
