package hub.conformance.sample;

import hub.standards.Standard;
import hub.standards.StandardRecord;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** What must be there before institutions send: the institutions by the managing department, units and cadres by HR. 主数据。 */
final class MasterData {
    private final Standard standard;
    private final City city;
    private final YearMonth month;

    MasterData(Standard standard, City city, YearMonth month) {
        this.standard = standard;
        this.city = city;
        this.month = month;
    }

    List<Submission> submissions() {
        return List.of(
                new Submission(Partner.DEPARTMENT, "institutions-" + month, Dialect.ENVELOPE, institutions()),
                new Submission(Partner.HR, "units-" + month, Dialect.LINES, units()),
                new Submission(Partner.HR, "cadres-" + month, Dialect.LINES, cadres()));
    }

    private List<Item> institutions() {
        return List.of(
                institution(Partner.PARTY_SCHOOL, "1", "4"),
                institution(Partner.ONLINE_ACADEMY, "7", "2"),
                institution(Partner.UNIVERSITY, "6", "7"));
    }

    private Item institution(Partner partner, String category, String level) {
        return Item.good(new Desk(standard, Partner.DEPARTMENT)
                .draft("Institution", partner.uscid(), 1)
                .set("uscid", partner.uscid())
                .set("name", partner.zh())
                .set("category", category)
                .set("level", level)
                .set("managingDepartment", Partner.DEPARTMENT.zh())
                .build());
    }

    /** Children before parents: the verdict must not depend on the order. */
    private List<Item> units() {
        List<Item> items = new ArrayList<>();
        for (Unit unit : city.units()) {
            items.add(
                    0,
                    Item.good(new Desk(standard, Partner.HR)
                            .draft("OrganizationUnit", unit.code(), 1)
                            .set("unitCode", unit.code())
                            .set("name", unit.name())
                            .set("parentUnitCode", unit.parent())
                            .set("level", unit.level())
                            .set("affiliation", unit.affiliation())
                            .set("unitKind", unit.kind())
                            .build()));
        }
        return items;
    }

    private List<Item> cadres() {
        return city.cadres().stream()
                .filter(City::knownToHr)
                .map(this::cadre)
                .map(Item::good)
                .toList();
    }

    private StandardRecord cadre(Person person) {
        Unit unit = java.util.Objects.requireNonNull(person.unit());
        boolean member = person.number() % 9 != 0;
        return new Desk(standard, Partner.HR)
                .draft("Cadre", String.format("A%06d", person.number()), 1)
                .set("citizenId", person.citizenId())
                .set("name", person.name())
                .set("sex", person.sex())
                .set("birthDate", person.birthDate().toString())
                .set("ethnicity", person.name().contains("·") ? "05" : "01")
                .set("politicalStatus", member ? "01" : "13")
                .set("unitCode", unit.code())
                .set("unitPostText", unit.name() + person.post())
                .set("positionLevel", person.positionLevel())
                .set(
                        "positionEffectiveDate",
                        person.birthDate().plusYears(26).toString().substring(0, 7))
                .set("managementCategory", person.number() <= City.MANAGED_BY_CITY ? "03" : "04")
                .set("personCategory", "1")
                .set("personStatus", "1")
                .set("education", "21")
                .set("degree", "4")
                .set(
                        "workStartDate",
                        person.birthDate().plusYears(22).toString().substring(0, 7))
                .set(
                        "partyJoinDate",
                        member ? person.birthDate().plusYears(25).toString().substring(0, 7) : null)
                .build();
    }
}
