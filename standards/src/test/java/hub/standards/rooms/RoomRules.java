package hub.standards.rooms;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;

/** Rules a room chooses from, each about what the room may know. 各模块自选的规则。 */
public final class RoomRules {
    private RoomRules() {}

    /**
     * The room's classes use each other and the rooms below.
     *
     * @param rooms package patterns, the room's own among them
     */
    public static ArchRule usesOnly(String... rooms) {
        return classes()
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackage("hub..")
                        .or(resideInAnyPackage(rooms))
                        .as("reside in " + String.join(", ", rooms) + " or outside the hub"))
                .because(
                        "rooms depend one way, standards <- schemas <- adapters <- routes, with conformance-tests outside:"
                                + " move what both need down, or let the upper room pass it in");
    }

    /** Routes alone know Camel and Spring. */
    public static ArchRule knowsNeitherCamelNorSpring() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.camel..", "org.springframework..")
                .because("what the hub means must be readable and testable without the frame it runs in:"
                        + " take plain arguments here and do the wiring in routes");
    }

    /** The repository's package and routes alone know the database. */
    public static ArchRule knowsNoDatabase() {
        return noClasses()
                .that()
                .resideOutsideOfPackage("hub.adapters.repository..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..", "liquibase..")
                .because("SQL has one place, hub.adapters.repository: ask through a port such as Facts instead");
    }
}
