package hub.conformance.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.hutool.core.util.CreditCodeUtil;
import cn.hutool.core.util.IdcardUtil;
import hub.standards.CitizenId;
import hub.standards.ReservedCitizenIds;
import hub.standards.UnifiedSocialCreditCode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.time.api.Dates;

/**
 * Citizen IDs (GB 11643) and unified social credit codes (GB 32100) as two other libraries judge them: Hutool, and python-stdnum.
 * 公民身份号码、统一社会信用代码与另外两个程序库对照。
 *
 * <p>Numbers are of the reserved division, or of a province as a whole, which numbers nobody; every single character of each is then
 * changed.
 */
class NumbersTest {
    private static final String USCID_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    /** A province as a whole: only its counties number people. */
    private static final String PROVINCE = "110000";

    private static final Path STDNUM = Path.of("src", "test", "resources", "engines", "stdnum_verdicts.py");

    /** A number and what is tried with it. */
    private record Tried(String kind, String number) {}

    @Provide
    Arbitrary<List<String>> citizenIds() {
        return Combinators.combine(
                        Dates.dates().between(LocalDate.of(1901, 1, 1), LocalDate.of(2025, 12, 31)),
                        Arbitraries.integers().between(0, 995))
                .as(ReservedCitizenIds::of)
                .list()
                .ofSize(100);
    }

    @Provide
    Arbitrary<List<String>> uscids() {
        return Combinators.combine(
                        Arbitraries.of("11", "12", "13", "19", "51", "52", "53", "59", "91", "92", "93"),
                        Arbitraries.strings().withChars(USCID_CHARACTERS).ofLength(9))
                .as((kind, body) -> completed(kind + ReservedCitizenIds.DIVISION + body))
                .list()
                .ofSize(60);
    }

    @Property(tries = 1, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void hutoolJudgesCitizenIds(@ForAll("citizenIds") List<String> ids) {
        Differences differences = new Differences("hutool");
        for (Tried tried : citizenIds(ids)) {
            differences.compare(
                    tried.kind(), CitizenId.isValid(tried.number()), IdcardUtil.isValidCard18(tried.number()), tried);
        }
        ids.forEach(id -> compareLonger(differences, id.substring(0, 6) + id.substring(8, 17)));
        compareLonger(differences, ReservedCitizenIds.DIVISION + "000512015");
        String centenarian = "999999800512996";
        differences.compare(
                "citizen ID of the first generation: a sequence set aside for people born before 1900",
                CitizenId.fromFirstGeneration(centenarian) != null,
                IdcardUtil.convert15To18(centenarian) != null,
                centenarian);
        differences.areThoseListed("citizen ID");
    }

    private static void compareLonger(Differences differences, String old) {
        String longer = Objects.requireNonNullElse(CitizenId.fromFirstGeneration(old), "none");
        differences.compare(
                old.startsWith("00", 6)
                        ? "citizen ID of the first generation: the year 00"
                        : "citizen ID of the first generation: made longer",
                true,
                longer.equals(IdcardUtil.convert15To18(old)),
                old);
    }

    @Property(tries = 1, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void hutoolJudgesUscids(@ForAll("uscids") List<String> codes) {
        Differences differences = new Differences("hutool");
        for (Tried tried : uscids(codes)) {
            differences.compare(
                    tried.kind(),
                    UnifiedSocialCreditCode.isValid(tried.number()),
                    CreditCodeUtil.isCreditCode(tried.number()),
                    tried);
        }
        differences.areThoseListed("USCID");
    }

    @Property(tries = 1, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void pythonStdnumJudgesCitizenIds(@ForAll("citizenIds") List<String> ids) throws IOException, InterruptedException {
        List<Tried> tried = citizenIds(ids);
        Differences differences = new Differences("python-stdnum");
        compare(differences, "citizen-id", tried, CitizenId::isValid);
        differences.areThoseListed("citizen ID");
    }

    /** The check character by itself, for which no division need exist. */
    @Property(tries = 1, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void pythonStdnumChecksTheCharacter(@ForAll("citizenIds") List<String> ids)
            throws IOException, InterruptedException {
        List<Tried> tried = new ArrayList<>();
        ids.forEach(id -> {
            tried.add(new Tried("check character: right", id));
            changed(id, "0123456789").forEach(one -> tried.add(new Tried("check character: a digit changed", one)));
        });
        Differences differences = new Differences("python-stdnum");
        compare(differences, "mod-11-2", tried, id -> CitizenId.checkCharacter(id) == id.charAt(17));
        differences.areThoseListed("check character");
    }

    @Property(tries = 1, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void pythonStdnumJudgesUscids(@ForAll("uscids") List<String> codes) throws IOException, InterruptedException {
        Differences differences = new Differences("python-stdnum");
        compare(differences, "uscid", uscids(codes), UnifiedSocialCreditCode::isValid);
        differences.areThoseListed("USCID");
    }

    private static void compare(Differences differences, String engine, List<Tried> tried, Predicate<String> ours)
            throws IOException, InterruptedException {
        assumeTrue(
                Program.runs("/usr/bin/python3", "-c", "import stdnum.cn.uscc"),
                "python-stdnum is not on this machine (Debian: python3-stdnum)");
        String input =
                tried.stream().map(one -> engine + " " + one.number() + "\n").collect(Collectors.joining());
        List<String> answers = Program.lines(List.of("/usr/bin/python3", STDNUM.toString()), input);
        assertThat(answers).hasSameSizeAs(tried);
        for (int at = 0; at < answers.size(); at++) {
            Tried one = tried.get(at);
            differences.compare(
                    one.kind(), ours.test(one.number()), answers.get(at).equals("1"), one);
        }
    }

    private static List<Tried> citizenIds(List<String> ids) {
        List<Tried> tried = new ArrayList<>();
        for (String id : ids) {
            tried.add(new Tried("citizen ID: of the reserved division", id));
            changed(id, "0123456789").forEach(one -> tried.add(new Tried("citizen ID: a digit changed", one)));
            // a province as a whole numbers nobody either, and engines that look at the division know it
            String province = withCheck(PROVINCE + id.substring(6, 17));
            tried.add(new Tried("citizen ID: of a province as a whole", province));
            changed(province, "0123456789")
                    .forEach(one -> tried.add(new Tried("citizen ID of a province: a digit changed", one)));
        }
        tried.add(new Tried("citizen ID: x for X", endingWithX().replace('X', 'x')));
        tried.add(new Tried("citizen ID: a day that no calendar has", withCheck(PROVINCE + "19800230015")));
        tried.add(new Tried("citizen ID: born in years to come", withCheck(PROVINCE + "20990512015")));
        tried.add(new Tried("citizen ID: born before 1900", withCheck(PROVINCE + "18990512015")));
        tried.add(new Tried("citizen ID: a division that begins with 0", withCheck("01000019800512015")));
        return tried;
    }

    private static List<Tried> uscids(List<String> codes) {
        List<Tried> tried = new ArrayList<>();
        for (String code : codes) {
            tried.add(new Tried("USCID: right", code));
            changed(code, USCID_CHARACTERS).forEach(one -> tried.add(new Tried("USCID: a character changed", one)));
            tried.add(new Tried("USCID: registered under a letter", completed("N" + code.substring(1, 17))));
            tried.add(new Tried(
                    "USCID: a letter in the division", completed(code.substring(0, 4) + "A" + code.substring(5, 17))));
            if (!code.equals(code.toLowerCase(Locale.ROOT))) {
                tried.add(new Tried("USCID: lower case", code.toLowerCase(Locale.ROOT)));
            }
            tried.add(new Tried("USCID: blanks around", " " + code + " "));
        }
        return tried;
    }

    /** The number with each of its characters changed to each other one. */
    private static List<String> changed(String number, String characters) {
        List<String> changed = new ArrayList<>();
        for (int at = 0; at < number.length(); at++) {
            for (char other : characters.toCharArray()) {
                if (other != number.charAt(at)) {
                    changed.add(number.substring(0, at) + other + number.substring(at + 1));
                }
            }
        }
        return changed;
    }

    private static String endingWithX() {
        return IntStream.range(0, 100)
                .mapToObj(sequence -> withCheck(PROVINCE + "19800512" + (100 + sequence)))
                .filter(id -> id.endsWith("X"))
                .findFirst()
                .orElseThrow();
    }

    private static String withCheck(String number) {
        return number + CitizenId.checkCharacter(number);
    }

    private static String completed(String code) {
        return code + UnifiedSocialCreditCode.checkCharacter(code);
    }
}
