package hub.schemas;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import hub.standards.rooms.HouseRules;
import hub.standards.rooms.RoomRules;

/** The room of validation and derivation: knows the standard, and nothing of how records travel or are kept. 校验模块的结构。 */
@AnalyzeClasses(packages = "hub.schemas", importOptions = ImportOption.DoNotIncludeTests.class)
class SchemasRoomTest {
    @ArchTest
    static final ArchTests HOUSE = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule STANDS_ON_STANDARDS = RoomRules.usesOnly("hub.schemas..", "hub.standards..");

    @ArchTest
    static final ArchRule KNOWS_NO_FRAME = RoomRules.knowsNeitherCamelNorSpring();

    @ArchTest
    static final ArchRule KNOWS_NO_DATABASE = RoomRules.knowsNoDatabase();
}
