package hub.standards;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import hub.standards.rooms.HouseRules;
import hub.standards.rooms.RoomRules;

/** The lowest room: the standard, and nothing of how it travels or is kept. 标准模块的结构。 */
@AnalyzeClasses(packages = "hub.standards", importOptions = ImportOption.DoNotIncludeTests.class)
class StandardsRoomTest {
    @ArchTest
    static final ArchTests HOUSE = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule STANDS_ON_NOTHING = RoomRules.usesOnly("hub.standards..");

    @ArchTest
    static final ArchRule KNOWS_NO_FRAME = RoomRules.knowsNeitherCamelNorSpring();

    @ArchTest
    static final ArchRule KNOWS_NO_DATABASE = RoomRules.knowsNoDatabase();
}
