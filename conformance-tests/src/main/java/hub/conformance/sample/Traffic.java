package hub.conformance.sample;

import hub.standards.ReservedCitizenIds;
import hub.standards.Standard;
import hub.standards.StandardRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Any number of good training records of one partner: so many online classes, so many trainees, each trainee once in each class. For runs that
 * need volume or many small parts, not variety. 大批量数据。
 */
public final class Traffic {
    private static final LocalDate START = LocalDate.of(2026, 9, 1);
    private static final LocalDate END = LocalDate.of(2026, 9, 30);

    private final Standard standard;
    private final Partner partner;
    private final String prefix;
    private final List<StandardRecord> classes = new ArrayList<>();
    private final List<StandardRecord> trainees = new ArrayList<>();
    private final List<Person> people = new ArrayList<>();
    private final Registrar registrar;

    /** @param prefix of every key, so that several may run against one hub */
    public Traffic(Standard standard, Partner partner, String prefix, int classCount, int traineeCount) {
        this(standard, partner, prefix, 0, classCount, traineeCount);
    }

    /**
     * @param prefix of every key, so that several may run against one hub
     * @param firstPerson number of the first of the people, so that several may be about different ones
     */
    public Traffic(
            Standard standard, Partner partner, String prefix, int firstPerson, int classCount, int traineeCount) {
        this.standard = standard;
        this.partner = partner;
        this.prefix = prefix;
        this.registrar = new Registrar(new Desk(standard, partner), true);
        for (int i = 0; i < classCount; i++) {
            classes.add(registrar.online(prefix + "-C" + i, "网络专题班" + i, START, END, "8.00"));
        }
        Names names = new Names(new java.util.Random(prefix.hashCode()));
        for (int i = 0; i < traineeCount; i++) {
            String citizen = ReservedCitizenIds.numbered(firstPerson + i);
            boolean male = (citizen.charAt(16) - '0') % 2 == 1;
            Person person = new Person(
                    i,
                    names.next(male),
                    male,
                    LocalDate.parse(citizen.substring(6, 10) + "-" + citizen.substring(10, 12) + "-"
                            + citizen.substring(12, 14)),
                    citizen,
                    null,
                    "示例市第" + (i % 50 + 1) + "单位",
                    "科员",
                    "1A50",
                    "1");
            people.add(person);
            trainees.add(registrar.trainee(prefix + "-T" + i, person));
        }
    }

    /** What the training records refer to; to be sent first. */
    public List<StandardRecord> masters() {
        List<StandardRecord> masters = new ArrayList<>(classes);
        masters.addAll(trainees);
        return masters;
    }

    /** The trainees as HR knows them; to be sent by HR, if HR is to get what is told of them. */
    public List<StandardRecord> cadres() {
        Desk hr = new Desk(standard, Partner.HR);
        return people.stream()
                .map(person -> hr.draft("Cadre", prefix + "-P" + person.number(), 1)
                        .set("citizenId", person.citizenId())
                        .set("name", person.name())
                        .set("sex", person.sex())
                        .set("birthDate", person.birthDate().toString())
                        .set("unitPostText", person.unitText() + person.post())
                        .set("managementCategory", "04")
                        .set("personCategory", "1")
                        .set("personStatus", "1")
                        .build())
                .toList();
    }

    /** How many different training records there are. */
    public int size() {
        return classes.size() * trainees.size();
    }

    /**
     * One training record.
     *
     * @param number 0 to {@link #size()} - 1; always the same for the same number
     */
    public StandardRecord record(int number) {
        StandardRecord taken = classes.get(number / trainees.size());
        int trainee = number % trainees.size();
        return registrar.completed(
                taken.key().sourceId() + "-" + trainee, taken, trainees.get(trainee), people.get(trainee));
    }

    /** A submission of some of them. */
    public Submission records(String name, Dialect dialect, int from, int count) {
        List<Item> items = new ArrayList<>(count);
        for (int i = from; i < from + count; i++) {
            items.add(Item.good(record(i)));
        }
        return new Submission(partner, name, dialect, items);
    }

    /** The submission of what they refer to. */
    public Submission masters(String name, Dialect dialect) {
        return Submission.of(partner, name, dialect, masters());
    }
}
