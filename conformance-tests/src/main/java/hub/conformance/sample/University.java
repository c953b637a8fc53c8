package hub.conformance.sample;

import hub.conformance.sample.Planter.Dose;
import hub.conformance.sample.Registrar.Counting;
import hub.standards.StandardRecord;
import java.util.ArrayList;
import java.util.List;

/** A university base: one class a week for cadres the party school does not train this month; ten records a call by SOAP. 大学基地。 */
final class University {
    static final int CADRES = 100;

    private static final int PLACES = 52;
    private static final int RECORDS_A_CALL = 10;
    private static final List<String> NAMES = List.of("数字政府建设专题研修班", "县域经济发展专题研修班", "依法行政能力提升班", "基层治理专题研修班");

    private static final List<Dose> FAULTS = List.of(
            new Dose(FaultKind.ID_CHECK_WRONG, 4),
            new Dose(FaultKind.NAME_DIFFERS, 3),
            new Dose(FaultKind.LEAVE_ABOVE_SEVENTH, 4),
            new Dose(FaultKind.REASON_NOT_GIVEN, 4));

    private final List<Item> items = new ArrayList<>();

    /** Refused whole, so it goes alone: nothing in it is kept. */
    private final Item marked;

    University(Desk desk, City city, Weeks weeks, Planter planter) {
        Registrar registrar = new Registrar(desk, true);
        Enrolments enrolments = new Enrolments(registrar, "U");
        Counting counting = new Counting("period-45", "municipal-6-per-day", 6);
        List<Item> records = new ArrayList<>();
        for (int week = 0; week < Weeks.COUNT; week++) {
            String code = String.format("GX-%s-%02d", weeks.month(), week + 1);
            StandardRecord taken =
                    registrar.faceToFace(code, NAMES.get(week), "3", weeks.monday(week), weeks.friday(week), counting);
            items.add(Item.good(taken));
            for (int place = 0; place < PLACES; place++) {
                Person person = city.cadres().get(PartySchool.CADRES + (week * PLACES / 2 + place) % CADRES);
                records.add(Item.good(registrar.completed(
                        String.format("%s-%02d", code, place + 1), taken, enrolments.of(person), person)));
            }
        }
        StandardRecord first = records.get(0).record();
        marked = Item.good(first.copy()
                        .key(desk.draft("TrainingRecord", first.key().sourceId() + "-M", 1)
                                .build()
                                .key())
                        .build())
                .with(FaultKind.SECRECY_MARK);
        enrolments.all().forEach(trainee -> items.add(Item.good(trainee)));
        items.addAll(planter.plant(records, "TrainingRecord", FAULTS));
    }

    /** Ten records a call, in order: classes and trainees before what refers to them. */
    List<Submission> submissions() {
        List<Submission> calls = new ArrayList<>();
        for (int from = 0; from < items.size(); from += RECORDS_A_CALL) {
            calls.add(new Submission(
                    Partner.UNIVERSITY,
                    String.format("call-%02d", calls.size() + 1),
                    Dialect.SOAP,
                    items.subList(from, Math.min(from + RECORDS_A_CALL, items.size()))));
        }
        calls.add(new Submission(Partner.UNIVERSITY, "call-marked", Dialect.SOAP, List.of(marked)));
        return calls;
    }
}
