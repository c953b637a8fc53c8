package hub.conformance.sample;

import static org.assertj.core.api.Assertions.assertThat;

import hub.schemas.Candidate;
import hub.schemas.Disposition;
import hub.schemas.Finding;
import hub.schemas.Validator;
import hub.standards.ReservedCitizenIds;
import hub.standards.Standard;
import hub.standards.StandardReader;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The sample month is what it says: the validator finds every planted fault of a record where it was planted, and nothing else. */
class MonthTest {
    private static final Standard STANDARD = StandardReader.shipped();
    private static final Validator VALIDATOR = new Validator(STANDARD);
    private static final YearMonth MONTH = YearMonth.of(2026, 10);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private static final Set<FaultKind> OF_THE_FORM = EnumSet.of(
            FaultKind.MISSPELT_FIELD,
            FaultKind.BROKEN_LINE,
            FaultKind.OTHER_INSTITUTION,
            FaultKind.TWICE_AND_DIFFERENT,
            FaultKind.FORMULA_CELL,
            FaultKind.ID_AS_NUMBER,
            FaultKind.SHORTHAND_FOR_A_CODE,
            FaultKind.DATE_NOT_A_DATE,
            FaultKind.FIFTEEN_DIGIT_ID,
            FaultKind.SECRECY_MARK);

    private static Stream<Submission> all(Month month) {
        return Stream.concat(month.masterData().stream(), month.reports().stream());
    }

    private static Stream<Item> items(Month month) {
        return all(month).flatMap(submission -> submission.items().stream());
    }

    @Example
    void holdsAboutTwoThousandReportsWithSixtyFaultsOfFifteenKindsOrMore() {
        Month month = Month.of(STANDARD, MONTH, 1);
        List<Item> reported = month.reports().stream()
                .flatMap(submission -> submission.items().stream())
                .toList();
        List<FaultKind> faults = reported.stream()
                .map(Item::fault)
                .filter(java.util.Objects::nonNull)
                .toList();
        assertThat(reported).hasSizeBetween(1_900, 2_200);
        assertThat(faults).hasSizeBetween(55, 70);
        assertThat(Set.copyOf(faults)).hasSizeGreaterThanOrEqualTo(15);
        assertThat(reported).extracting(Item::expected).contains(Disposition.values());
    }

    @Property(tries = 5)
    void isTheSameWheneverItIsMade(@ForAll @IntRange(min = 0, max = 1000) int seed) {
        assertThat(text(Month.of(STANDARD, MONTH, seed))).isEqualTo(text(Month.of(STANDARD, MONTH, seed)));
        assertThat(text(Month.of(STANDARD, MONTH, seed))).isNotEqualTo(text(Month.of(STANDARD, MONTH, seed + 1)));
    }

    private static String text(Month month) {
        return items(month)
                .map(item -> item.record().key() + " " + item.record().version()
                        + hub.schemas.CanonicalJson.write(item.record()) + item.fault())
                .collect(Collectors.joining("\n"));
    }

    @Property(tries = 3)
    void everyPlantedFaultOfARecordIsFoundAndNothingElse(@ForAll @IntRange(min = 0, max = 1000) int seed) {
        Map<String, String> surprises = new TreeMap<>();
        RememberedFacts facts = new RememberedFacts();
        all(Month.of(STANDARD, MONTH, seed)).forEach(submission -> judge(submission, facts, surprises));
        assertThat(surprises).isEmpty();
    }

    private static void judge(Submission submission, RememberedFacts facts, Map<String, String> surprises) {
        List<Candidate> candidates = IntStream.range(0, submission.items().size())
                .filter(i -> readable(submission.items().get(i)))
                .mapToObj(i -> new Candidate(
                        i + 1, submission.items().get(i).record(), field -> String.valueOf(field), List.of()))
                .toList();
        Map<Integer, List<Finding>> found = new TreeMap<>();
        Set<Integer> failing = new HashSet<>();
        for (Candidate candidate : candidates) {
            List<Finding> alone = new ArrayList<>(VALIDATOR.judgeAlone(candidate, TODAY));
            found.put(candidate.number(), alone);
            if (alone.stream().anyMatch(Finding::isError)) {
                failing.add(candidate.number());
            }
        }
        VALIDATOR
                .judgeTogether(candidates, failing, facts, TODAY)
                .forEach((number, findings) ->
                        found.getOrDefault(number, new ArrayList<>()).addAll(findings));
        for (Candidate candidate : candidates) {
            Item item = submission.items().get(candidate.number() - 1);
            if (spoiltByTheForm(item)) {
                continue;
            }
            String expected = item.findings().stream()
                    .map(finding -> finding.code() + " at " + finding.field())
                    .collect(Collectors.joining("; "));
            String actual = found.getOrDefault(candidate.number(), List.of()).stream()
                    .map(finding -> finding.code() + " at " + finding.at())
                    .collect(Collectors.joining("; "));
            if (!actual.equals(expected)) {
                surprises.put(
                        submission.name() + " " + item.record(), "expected <" + expected + "> found <" + actual + ">");
            }
            if (found.getOrDefault(candidate.number(), List.of()).stream().noneMatch(Finding::isError)
                    && item.expected() == Disposition.ACCEPTED) {
                facts.take(item.record());
            }
        }
    }

    /** Faults of a form do not show in the record, nor what suffers from them: readers find them, which needs a hub. */
    private static boolean spoiltByTheForm(Item item) {
        return item.fault() == null ? !item.findings().isEmpty() : OF_THE_FORM.contains(item.fault());
    }

    private static boolean readable(Item item) {
        return item.expected() != Disposition.REJECTED;
    }

    @Example
    void holdsNoNumberThatAnyoneCouldHave() {
        items(Month.of(STANDARD, MONTH, 1)).forEach(item -> {
            for (String field : List.of("citizenId", "traineeCitizenId")) {
                String id = item.record().text(field);
                assertThat(id == null || ReservedCitizenIds.isReserved(id)).isTrue();
            }
        });
    }

    @Example
    void holdsNamesThatOldSystemsCannotWrite() {
        List<String> names = items(Month.of(STANDARD, MONTH, 1))
                .filter(item -> item.record().type().name().equals("Cadre"))
                .map(item -> String.valueOf(item.record().get("name")))
                .toList();
        assertThat(names).anyMatch(name -> name.contains("·"));
        assertThat(names).anyMatch(name -> name.codePoints().anyMatch(c -> c > 0xFFFF));
    }
}
