package hub.routes;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import hub.standards.rooms.HouseRules;
import hub.standards.rooms.RoomRules;

/** The uppermost room: how messages travel. 路由模块的结构。 */
@AnalyzeClasses(packages = "hub.routes", importOptions = ImportOption.DoNotIncludeTests.class)
class RoutesRoomTest {
    @ArchTest
    static final ArchTests HOUSE = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule STANDS_ON_ADAPTERS =
            RoomRules.usesOnly("hub.routes..", "hub.adapters..", "hub.schemas..", "hub.standards..");

    @ArchTest
    static final ArchRule ERRORS_ARE_HANDLED_BY_RULE = noClasses()
            .should()
            .callMethodWhere(DescribedPredicate.describe(
                    "open a doTry", call -> call.getName().equals("doTry")))
            .because("a doTry inside a route hides its steps from the one place where errors are handled:"
                    + " say what an exception means in an onException of the route's configuration");
}
