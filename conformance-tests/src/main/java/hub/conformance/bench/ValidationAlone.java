package hub.conformance.bench;

import hub.conformance.sample.Month;
import hub.schemas.Candidate;
import hub.schemas.Finding;
import hub.schemas.Validator;
import hub.standards.Standard;
import hub.standards.StandardRecord;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * The validator in this process, on one thread: structure, codes and every rule within the record, over the good training records of the sample
 * month, with the optional fields filled in that rules look at. 单独校验。
 */
final class ValidationAlone {
    private static final YearMonth MONTH = YearMonth.of(2026, 10);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final long SEED = 2026;

    private final Validator validator;
    private final List<Candidate> candidates = new ArrayList<>();

    ValidationAlone(Standard standard) {
        this.validator = new Validator(standard);
        Month.of(standard, MONTH, SEED).reports().stream()
                .flatMap(submission -> submission.items().stream())
                .filter(item -> item.fault() == null && item.findings().isEmpty())
                .filter(item -> item.record().type().name().equals("TrainingRecord"))
                .forEach(item -> candidates.add(candidate(filled(item.record()))));
    }

    private Candidate candidate(StandardRecord record) {
        return new Candidate(
                candidates.size() + 1, record, field -> field == null ? "record" : "record, " + field, List.of());
    }

    private static StandardRecord filled(StandardRecord record) {
        return record.copy()
                .set("leaveHours", new BigDecimal("0.50"))
                .set("truancyHours", new BigDecimal("0.00"))
                .set("certificateNo", "ZS-" + record.key().sourceId())
                .set("resultRemark", "准予结业")
                .build();
    }

    /** The records it goes over. */
    List<Candidate> candidates() {
        return candidates;
    }

    /**
     * Judges for a while to warm up, then for the time that counts; always all of them.
     *
     * @throws VoidFigureException if a good record is not found good
     */
    Rate measure(Duration warmUp, Duration time) throws VoidFigureException {
        judge(warmUp);
        return judge(time);
    }

    private Rate judge(Duration time) throws VoidFigureException {
        long begin = System.nanoTime();
        long deadline = begin + time.toNanos();
        long records = 0;
        long errors = 0;
        do {
            for (Candidate candidate : candidates) {
                for (Finding finding : validator.judgeAlone(candidate, TODAY)) {
                    errors += finding.isError() ? 1 : 0;
                }
            }
            records += candidates.size();
        } while (System.nanoTime() < deadline);
        Rate rate = new Rate(records, Duration.ofNanos(System.nanoTime() - begin));
        VoidFigureException.unless(errors == 0, "a good record is not found good 合格记录被判不合格");
        return rate;
    }
}
