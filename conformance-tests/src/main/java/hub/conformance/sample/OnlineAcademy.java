package hub.conformance.sample;

import hub.conformance.sample.Planter.Dose;
import hub.schemas.Disposition;
import hub.standards.StandardRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The provincial online academy: thematic classes over the whole month, for cadres and others, quarter-hours, by REST as NDJSON. 干部网络学院。
 */
final class OnlineAcademy {
    private static final int FIRST_CADRE = 70;
    private static final int CADRES = 250;
    private static final int OUTDATED = 6;
    private static final int TWICE = 2;
    private static final int REPEATED = 18;
    private static final List<String> NAMES = List.of(
            "学习贯彻党的二十届四中全会精神网络专题班",
            "党纪学习教育网络专题班",
            "高质量发展网络专题班",
            "乡村全面振兴网络专题班",
            "数字素养网络专题班",
            "法治思维网络专题班",
            "应急管理网络专题班",
            "生态文明网络专题班",
            "统一战线网络专题班",
            "保密教育网络专题班");
    private static final List<String> HOURS =
            List.of("12.00", "6.50", "8.25", "10.00", "5.75", "4.50", "7.25", "6.00", "3.50", "2.25");

    private static final List<Dose> FAULTS = List.of(
            new Dose(FaultKind.ENDS_BEFORE_START, 3),
            new Dose(FaultKind.CLASS_NEVER_SENT, 4),
            new Dose(FaultKind.CODE_OF_OLD_EDITION, 4),
            new Dose(FaultKind.TOO_MANY_DECIMALS, 3),
            new Dose(FaultKind.REQUIRED_MISSING, 3),
            new Dose(FaultKind.MORE_HOURS_THAN_PLANNED, 3),
            new Dose(FaultKind.MISSPELT_FIELD, 3),
            new Dose(FaultKind.OTHER_INSTITUTION, 2),
            new Dose(FaultKind.BROKEN_LINE, 2));

    private final List<StandardRecord> classes = new ArrayList<>();
    private final List<Item> records = new ArrayList<>();
    private final Enrolments enrolments;
    private final Planter planter;
    private final String month;

    OnlineAcademy(Desk desk, City city, Weeks weeks, Planter planter) {
        this.planter = planter;
        this.month = weeks.month().toString();
        Registrar registrar = new Registrar(desk, true);
        enrolments = new Enrolments(registrar, "W");
        List<Person> audience = new ArrayList<>(city.cadres().subList(FIRST_CADRE, FIRST_CADRE + CADRES));
        audience.addAll(city.others());
        for (int i = 0; i < NAMES.size(); i++) {
            String code = String.format("WL-%s-%02d", month, i + 1);
            StandardRecord taken =
                    registrar.online(code, NAMES.get(i), weeks.monday(0), weeks.friday(Weeks.COUNT - 1), HOURS.get(i));
            classes.add(taken);
            for (int at = i % 5; at < audience.size(); at += 5) {
                Person person = audience.get(at);
                records.add(Item.good(registrar.completed(
                        String.format("%s-%05d", code, person.number()), taken, enrolments.of(person), person)));
            }
        }
    }

    /** Classes and trainees; the records; some of these as they were and some corrected; last, the versions that were corrected. */
    List<Submission> submissions() {
        List<Item> masters = new ArrayList<>();
        classes.forEach(taken -> masters.add(Item.good(taken)));
        enrolments.all().forEach(trainee -> masters.add(Item.good(trainee)));
        List<Item> sent = planter.plant(records, "TrainingRecord", FAULTS);
        List<Item> good = sent.stream().filter(item -> item.fault() == null).toList();
        List<Item> all = new ArrayList<>(sent);
        good.subList(REPEATED + OUTDATED, REPEATED + OUTDATED + TWICE)
                .forEach(item -> all.add(item.with(FaultKind.TWICE_AND_DIFFERENT)));
        List<Item> repeated = good.subList(0, REPEATED);
        List<Item> outdated = good.subList(REPEATED, REPEATED + OUTDATED);
        List<Item> later = new ArrayList<>();
        repeated.forEach(item -> later.add(Item.again(item.record(), Disposition.UNCHANGED)));
        outdated.forEach(item -> later.add(Item.good(corrected(item.record()))));
        List<Item> last = outdated.stream()
                .map(item -> Item.again(item.record(), Disposition.STALE))
                .toList();
        return List.of(
                new Submission(Partner.ONLINE_ACADEMY, "classes-and-trainees-" + month, Dialect.LINES, masters),
                new Submission(Partner.ONLINE_ACADEMY, "records-" + month, Dialect.LINES, all),
                new Submission(Partner.ONLINE_ACADEMY, "corrections-" + month, Dialect.LINES, later),
                new Submission(Partner.ONLINE_ACADEMY, "late-" + month, Dialect.LINES, last));
    }

    private static StandardRecord corrected(StandardRecord record) {
        return record.copy()
                .version(2)
                .set("trainingHours", new BigDecimal("1.25"))
                .build();
    }
}
