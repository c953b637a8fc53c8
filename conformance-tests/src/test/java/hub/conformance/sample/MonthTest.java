package hub.conformance.sample;

import static org.assertj.core.api.Assertions.assertThat;

import hub.schemas.Disposition;
import hub.standards.ReservedCitizenIds;
import hub.standards.Standard;
import hub.standards.StandardReader;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The sample month is what it says it is. */
class MonthTest {
    private static final Standard STANDARD = StandardReader.shipped();
    private static final YearMonth MONTH = YearMonth.of(2026, 10);

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
