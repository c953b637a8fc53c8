package hub.conformance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import hub.standards.rooms.HouseRules;
import hub.standards.rooms.RoomRules;

/** The kit stands outside: it reads the standard and the forms, and reaches a hub by its addresses alone. 符合性工具的结构。 */
@AnalyzeClasses(packages = "hub.conformance", importOptions = ImportOption.DoNotIncludeTests.class)
class ConformanceRoomTest {
    @ArchTest
    static final ArchTests HOUSE = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule STANDS_OUTSIDE =
            RoomRules.usesOnly("hub.conformance..", "hub.adapters..", "hub.schemas..", "hub.standards..");

    @ArchTest
    static final ArchRule ASKS_THE_HUB_AND_NOT_ITS_TABLES = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("hub.adapters.repository..")
            .because("the kit must work against any hub: ask for the record, the feed or the reconciliation by REST");

    @ArchTest
    static final ArchRule KNOWS_NO_CAMEL = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel..")
            .because("an institution runs the kit without the hub's frame: use the JDK's clients");

    @ArchTest
    static final ArchRule SPRING_IS_ONLY_THE_FLOOR_TO_MEASURE_AGAINST = noClasses()
            .that()
            .resideOutsideOfPackage("hub.conformance.bench.floor..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework..")
            .because("an institution runs the kit without the hub's frame; only the bare handler that the hub's rate is"
                    + " measured against is made of Spring: use the JDK's clients");
}
