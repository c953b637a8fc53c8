package hub.adapters;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import hub.standards.rooms.HouseRules;
import hub.standards.rooms.RoomRules;

/** The room of outside forms and of the repository. 适配模块的结构。 */
@AnalyzeClasses(packages = "hub.adapters", importOptions = ImportOption.DoNotIncludeTests.class)
class AdaptersRoomTest {
    @ArchTest
    static final ArchTests HOUSE = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule STANDS_ON_SCHEMAS = RoomRules.usesOnly("hub.adapters..", "hub.schemas..", "hub.standards..");

    @ArchTest
    static final ArchRule KNOWS_NO_FRAME = RoomRules.knowsNeitherCamelNorSpring();

    @ArchTest
    static final ArchRule ONE_PACKAGE_KNOWS_THE_DATABASE = RoomRules.knowsNoDatabase();
}
