package hub.schemas.cel;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a condition demands of the record judged, as far as it is said by {@code r.field == "value"} and {@code &&}. 条件中写明的取值。 */
final class Demands {
    private static final String AND = "_&&_";
    private static final String EQUALS = "_==_";

    private Demands() {}

    /**
     * The values by field.
     *
     * @param condition a checked condition
     * @param judged the name of the record judged
     */
    static Map<String, String> of(CelExpr condition, String judged) {
        Map<String, String> demands = new LinkedHashMap<>();
        collect(condition, judged, demands);
        return Map.copyOf(demands);
    }

    private static void collect(CelExpr expr, String judged, Map<String, String> demands) {
        if (expr.getKind() != CelExpr.ExprKind.Kind.CALL) {
            return;
        }
        List<CelExpr> arguments = expr.call().args();
        if (expr.call().function().equals(AND)) {
            arguments.forEach(argument -> collect(argument, judged, demands));
        } else if (expr.call().function().equals(EQUALS)) {
            CelExpr field = arguments.get(0);
            CelExpr value = arguments.get(1);
            if (isField(field, judged) && isText(value)) {
                demands.putIfAbsent(field.select().field(), value.constant().stringValue());
            }
        }
    }

    private static boolean isField(CelExpr expr, String judged) {
        return expr.getKind() == CelExpr.ExprKind.Kind.SELECT
                && !expr.select().testOnly()
                && expr.select().operand().getKind() == CelExpr.ExprKind.Kind.IDENT
                && expr.select().operand().ident().name().equals(judged);
    }

    private static boolean isText(CelExpr expr) {
        return expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && expr.constant().getKind() == CelConstant.Kind.STRING_VALUE;
    }
}
