package hub.conformance.sample;

import hub.standards.ReservedCitizenIds;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The fictitious city whose cadres are trained: its units as HR codes them, its cadres, and others who are trained beside them. 示例市。
 *
 * <p>Its division, 999999, does not exist, so neither does anyone in it.
 */
final class City {
    private static final List<String> PARTY_ORGANS =
            List.of("市委办公室", "市委组织部", "市委宣传部", "市委统战部", "市委政法委员会", "市委政策研究室", "市直属机关工作委员会", "市档案馆");
    private static final List<String> GOVERNMENT = List.of(
            "市人民政府办公室",
            "市发展和改革委员会",
            "市教育局",
            "市科学技术局",
            "市工业和信息化局",
            "市民政局",
            "市司法局",
            "市财政局",
            "市人力资源和社会保障局",
            "市自然资源和规划局",
            "市生态环境局",
            "市住房和城乡建设局",
            "市交通运输局",
            "市水利局",
            "市农业农村局",
            "市商务局",
            "市文化和旅游局",
            "市卫生健康委员会",
            "市应急管理局",
            "市审计局",
            "市市场监督管理局",
            "市统计局",
            "市医疗保障局",
            "市信访局");
    private static final List<String> COUNTIES = List.of("清溪区", "松岭县", "云湖县");
    private static final List<String> COUNTY_ORGANS = List.of("委办公室", "人民政府办公室", "财政局", "教育局");

    static final int MANAGED_BY_CITY = 60;

    /** Transferred from elsewhere this month; HR has not entered them yet. */
    private static final List<Integer> NEWCOMERS = List.of(300, 301, 302);

    private final List<Unit> units = new ArrayList<>();
    private final List<Person> cadres = new ArrayList<>();
    private final List<Person> others = new ArrayList<>();
    private final Random random;
    private final Names names;

    City(long seed, int cadreCount, int otherCount) {
        this.random = new Random(seed);
        this.names = new Names(random);
        layOutUnits();
        for (int i = 0; i < cadreCount; i++) {
            cadres.add(cadre(i + 1));
        }
        for (int i = 0; i < otherCount; i++) {
            others.add(other(cadreCount + i + 1));
        }
    }

    /** Parents before children. */
    List<Unit> units() {
        return units;
    }

    List<Person> cadres() {
        return cadres;
    }

    /** Whether HR knows the person: not those who are no cadres, and not yet those who came this month. */
    static boolean knownToHr(Person person) {
        return person.cadre() && !NEWCOMERS.contains(person.number());
    }

    /** Village cadres, entrepreneurs and social workers: trained, recorded, and none of HR's business. */
    List<Person> others() {
        return others;
    }

    private void layOutUnits() {
        units.add(new Unit("001", "示例市", null, "105", "1", "41"));
        units.add(new Unit("001.001", "中共示例市委员会", "001", "105", "1", "41"));
        units.add(new Unit("001.002", "示例市人民政府", "001", "105", "1", "41"));
        place("001.001", "示例", PARTY_ORGANS, "107", "32", "41");
        place("001.002", "示例", GOVERNMENT, "107", "34", "41");
        for (int i = 0; i < COUNTIES.size(); i++) {
            String code = String.format("001.%03d", 11 + i);
            units.add(new Unit(code, "示例市" + COUNTIES.get(i), "001", "107", "1", i == 0 ? "71" : "73"));
            place(code, "示例市" + COUNTIES.get(i), COUNTY_ORGANS, "109", "34", i == 0 ? "71" : "73");
        }
    }

    private void place(
            String parent, String before, List<String> organs, String level, String kind, String affiliation) {
        for (int i = 0; i < organs.size(); i++) {
            units.add(new Unit(
                    String.format("%s.%03d", parent, i + 1), before + organs.get(i), parent, level, kind, affiliation));
        }
    }

    private Person cadre(int number) {
        boolean male = random.nextInt(100) < 64;
        boolean senior = number <= MANAGED_BY_CITY;
        Unit unit = units.get(3 + random.nextInt(units.size() - 3));
        boolean countyUnit = unit.level().equals("109");
        String level = senior && !countyUnit
                ? (random.nextInt(3) == 0 ? "1A31" : "1A32")
                : List.of("1A41", "1A42", "1A50").get(random.nextInt(3));
        LocalDate birth = LocalDate.of(senior ? 1968 : 1975, 1, 1).plusDays(random.nextInt(senior ? 5000 : 8000));
        return new Person(
                number,
                names.next(male),
                male,
                birth,
                citizenId(birth, number, male),
                unit,
                unit.name(),
                post(level),
                level,
                "1");
    }

    private Person other(int number) {
        boolean male = random.nextInt(100) < 55;
        LocalDate birth = LocalDate.of(1970, 1, 1).plusDays(random.nextInt(10_000));
        String category = List.of("2", "3", "4").get(random.nextInt(3));
        String unit = switch (category) {
            case "2" -> "示例市松岭县第" + (1 + random.nextInt(30)) + "村";
            case "3" -> "示例市第" + (1 + random.nextInt(30)) + "民营企业";
            default -> "示例市清溪区第" + (1 + random.nextInt(12)) + "社区";
        };
        String post = switch (category) {
            case "2" -> "村党支部书记";
            case "3" -> "总经理";
            default -> "社会工作者";
        };
        return new Person(
                number,
                names.next(male),
                male,
                birth,
                citizenId(birth, number, male),
                null,
                unit,
                post,
                null,
                category);
    }

    private static String post(String level) {
        return switch (level) {
            case "1A31" -> "主要负责人";
            case "1A32" -> "副职";
            case "1A41" -> "科长";
            case "1A42" -> "副科长";
            default -> "科员";
        };
    }

    /** Different for every number below 500 of one birth date; odd sequence for men. */
    private static String citizenId(LocalDate birth, int number, boolean male) {
        return ReservedCitizenIds.of(birth, number % 500 * 2 + (male ? 1 : 0));
    }
}
