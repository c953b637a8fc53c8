package hub.conformance.sample;

import hub.standards.Standard;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Everything that is sent in the sample month, in order, with what must become of each record. 示例月份。
 *
 * <p>The same standard, month and seed always give the same records, to the byte.
 *
 * @param month whose training it is
 * @param masterData what the managing department and HR send first
 * @param reports what the three institutions send; the institutions are independent of each other
 */
public record Month(YearMonth month, List<Submission> masterData, List<Submission> reports) {
    private static final int CADRES = PartySchool.CADRES + University.CADRES + 20;
    private static final int OTHERS = 60;

    /** The sample month of that seed. */
    public static Month of(Standard standard, YearMonth month, long seed) {
        City city = new City(seed, CADRES, OTHERS);
        Weeks weeks = new Weeks(month);
        Planter planter = new Planter(new Random(seed + 1));
        List<Submission> reports = new ArrayList<>();
        reports.addAll(new PartySchool(standard, city, weeks, planter).submissions());
        reports.addAll(
                new OnlineAcademy(new Desk(standard, Partner.ONLINE_ACADEMY), city, weeks, planter).submissions());
        reports.addAll(new University(new Desk(standard, Partner.UNIVERSITY), city, weeks, planter).submissions());
        return new Month(month, new MasterData(standard, city, month).submissions(), List.copyOf(reports));
    }
}
