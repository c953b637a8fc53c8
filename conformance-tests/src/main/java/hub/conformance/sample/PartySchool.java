package hub.conformance.sample;

import hub.conformance.sample.Planter.Dose;
import hub.conformance.sample.Registrar.Counting;
import hub.schemas.Disposition;
import hub.standards.Standard;
import hub.standards.StandardRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The municipal party school, by SFTP: a workbook a week of its core classes, in which each row tells of a trainee and of his or her
 * training; and at the end of the month its register of evening courses as CSV in GB 18030, with headings of its own. 市委党校。
 */
final class PartySchool {
    static final int CADRES = 220;

    private static final int CLASSES_A_WEEK = 3;
    private static final int PLACES = 26;
    private static final int EVENING_PLACES = 86;
    private static final List<String> CLASSES = List.of("中青年干部培训班", "科级干部任职培训班", "党务干部专题研讨班");
    private static final List<String> KINDS = List.of("4", "2", "91");
    private static final List<String> EVENING_CLASSES = List.of("公文写作能力提升夜校班", "数字技能提升夜校班");
    private static final Counting CORE = new Counting("period-45", "municipal-8-per-day", 8);
    private static final Counting EVENING = new Counting("period-50", "actual-lessons", 3);
    private static final int EVENINGS = 8;

    /** Among those who do not come again, so that none of their later records depends on it. */
    private static final List<Dose> IN_ROWS =
            List.of(new Dose(FaultKind.ID_AS_NUMBER, 3), new Dose(FaultKind.SHORTHAND_FOR_A_CODE, 3));

    private static final List<Dose> IN_CELLS = List.of(new Dose(FaultKind.FORMULA_CELL, 3));
    private static final List<Dose> IN_REGISTER =
            List.of(new Dose(FaultKind.DATE_NOT_A_DATE, 3), new Dose(FaultKind.FIFTEEN_DIGIT_ID, 3));

    private final Registrar registrar;
    private final Registrar register;
    private final Enrolments enrolments;
    private final City city;
    private final Weeks weeks;
    private final Planter planter;
    private final Set<Person> known = new HashSet<>();

    PartySchool(Standard standard, City city, Weeks weeks, Planter planter) {
        this.registrar = new Registrar(new Desk(standard, Partner.PARTY_SCHOOL), true);
        this.register = new Registrar(new Desk(standard, Partner.PARTY_SCHOOL_REGISTER), true);
        this.enrolments = new Enrolments(registrar, "DX");
        this.city = city;
        this.weeks = weeks;
        this.planter = planter;
    }

    /** Four workbooks, then the evening classes by the standard's template, then their register. */
    List<Submission> submissions() {
        List<Submission> files = new ArrayList<>();
        for (int week = 0; week < Weeks.COUNT; week++) {
            files.add(new Submission(
                    Partner.PARTY_SCHOOL,
                    String.format("学员培训信息-%s-第%d周", weeks.month(), week + 1),
                    Dialect.WORKBOOK,
                    workbook(week)));
        }
        List<StandardRecord> evening = eveningClasses();
        files.add(new Submission(
                Partner.PARTY_SCHOOL,
                "TrainingClass-" + weeks.month(),
                Dialect.TEMPLATE,
                evening.stream().map(Item::good).toList()));
        files.add(new Submission(
                Partner.PARTY_SCHOOL_REGISTER, "夜校登记表-" + weeks.month(), Dialect.REGISTER, registered(evening)));
        return files;
    }

    private List<Item> workbook(int week) {
        List<Item> classes = new ArrayList<>();
        List<Item> rows = new ArrayList<>();
        for (int i = 0; i < CLASSES_A_WEEK; i++) {
            String code = String.format("PX%s-%d%d", weeks.month(), week + 1, i + 1);
            StandardRecord taken = registrar.faceToFace(
                    code,
                    String.format("%d年第%d期%s", weeks.month().getYear(), week + 1, CLASSES.get(i)),
                    KINDS.get(i),
                    weeks.monday(week),
                    weeks.friday(week),
                    CORE);
            classes.add(Item.good(WorkbookColumns.carried(taken)));
            for (int place = 0; place < PLACES; place++) {
                // half of the trainees of a week come again the week after, so their trainee records are unchanged then
                int at = week * CLASSES_A_WEEK * PLACES / 2 + i * PLACES + place;
                Person person = city.cadres().get(at % CADRES);
                boolean first = known.add(person);
                StandardRecord trainee = WorkbookColumns.carried(enrolments.of(person));
                StandardRecord record = WorkbookColumns.carried(
                        registrar.completed(String.format("%s-%d", code, place + 1), taken, trainee, person));
                rows.add(first ? Item.good(trainee) : Item.again(trainee, Disposition.UNCHANGED));
                rows.add(Item.good(record));
            }
        }
        List<Item> items = new ArrayList<>(classes);
        items.addAll(
                week == 0
                        ? planter.plantInRows(rows, CLASSES_A_WEEK * PLACES / 2, IN_ROWS)
                        : planter.plant(rows, "TrainingRecord", week == 1 ? IN_CELLS : List.of()));
        return items;
    }

    private List<StandardRecord> eveningClasses() {
        List<StandardRecord> classes = new ArrayList<>();
        for (int i = 0; i < EVENING_CLASSES.size(); i++) {
            classes.add(registrar.evenings(
                    String.format("YX%s-%d", weeks.month(), i + 1),
                    EVENING_CLASSES.get(i),
                    weeks.monday(0),
                    weeks.friday(Weeks.COUNT - 1),
                    EVENINGS,
                    EVENING));
        }
        return classes;
    }

    private List<Item> registered(List<StandardRecord> evening) {
        List<Item> rows = new ArrayList<>();
        for (StandardRecord taken : evening) {
            for (int place = 0; place < EVENING_PLACES; place++) {
                Person person = city.cadres().get(CLASSES_A_WEEK * PLACES + place);
                String number = String.format("%s-%03d", taken.text("classCode"), place + 1);
                rows.add(Item.good(
                        RegisterColumns.carried(register.completed(number, taken, enrolments.of(person), person)
                                .copy()
                                .set("certificateNo", "夜结字" + number)
                                .build())));
            }
        }
        return planter.plant(rows, "TrainingRecord", IN_REGISTER);
    }
}
