package hub.schemas.cel;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import java.util.List;

/** The functions that CEL lacks and rules may call; the standard describes each under {@code services}. 规则函数。 */
enum RuleFunction {
    CITIZEN_ID_VALID("citizenIdValid", SimpleType.BOOL, SimpleType.STRING),
    CITIZEN_ID_BIRTH_DATE("citizenIdBirthDate", SimpleType.STRING, SimpleType.STRING),
    CITIZEN_ID_SEX("citizenIdSex", SimpleType.STRING, SimpleType.STRING),
    USCID_VALID("uscidValid", SimpleType.BOOL, SimpleType.STRING),
    DAYS_BETWEEN("daysBetween", SimpleType.INT, SimpleType.STRING, SimpleType.STRING),
    YEARS_BETWEEN("yearsBetween", SimpleType.INT, SimpleType.STRING, SimpleType.STRING),
    ADD_YEARS("addYears", SimpleType.STRING, SimpleType.STRING, SimpleType.INT),
    IS_FULL_DATE("isFullDate", SimpleType.BOOL, SimpleType.STRING),
    IN_CODE_SET("inCodeSet", SimpleType.BOOL, SimpleType.STRING, SimpleType.STRING),
    CODE_UNDER("codeUnder", SimpleType.BOOL, SimpleType.STRING, SimpleType.STRING, SimpleType.STRING),
    DEC("dec", SimpleType.INT, SimpleType.STRING, SimpleType.INT);

    private final String cel;
    private final CelType result;
    private final List<CelType> parameters;

    RuleFunction(String cel, CelType result, CelType... parameters) {
        this.cel = cel;
        this.result = result;
        this.parameters = List.of(parameters);
    }

    /** Its name in rules. */
    String cel() {
        return cel;
    }

    CelType result() {
        return result;
    }

    List<CelType> parameters() {
        return parameters;
    }

    CelFunctionDecl declaration() {
        return CelFunctionDecl.newFunctionDeclaration(
                cel, CelOverloadDecl.newGlobalOverload("hub_" + cel, result, parameters));
    }
}
