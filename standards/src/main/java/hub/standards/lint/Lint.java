package hub.standards.lint;

import hub.standards.Standard;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** All sentences. 全部准则。 */
public final class Lint {
    private static final List<Sentence> SENTENCES = List.of(
            new BothLanguagesNameTheSamePlaceholders(),
            new ChineseLabelsAreUniqueWithinARecord(),
            new EveryChineseTextIsChinese(),
            new EveryCitizenIdIsSealed(),
            new EveryCodeIsTranslatedOrNamedAsLost(),
            new EveryCodeSetNamesItsSource(),
            new EveryElementIsUsed(),
            new EveryElementNamesItsSource(),
            new EveryExactTranslationLeadsBack(),
            new EveryGroupIsToldByPlainFields(),
            new EveryMissingReferenceWaits(),
            new EveryNumberNamesItsUnit(),
            new EveryNumberTravelsWithItsUnit(),
            new EveryParentCodeStandsInItsSet(),
            new EveryPatternWorksInBothSchemas(),
            new EveryPersonIsKnownToBeACadreOrNot(),
            new EveryPersonIsToldByFieldsOfTheRecord(),
            new EveryPlaceholderIsAField(),
            new EveryOwnCodeSetIsUsed(),
            new EveryReferenceJoinsTheSameElement(),
            new EveryReplacementIsInForce(),
            new EveryRuleBearsTheLettersOfItsRecord(),
            new EveryRuleHasBothTextsAndBothCases(),
            new EveryTotalAddsOneUnit(),
            new EveryTranslatedCodeStandsInItsSet(),
            new EveryWayToAPersonIsIndexed(),
            new NoColumnIsTakenTwice(),
            new NoElementIsNamedLikeARecordType(),
            new NoTwoElementsMeanTheSame(),
            new NoLaterFieldIsRequired(),
            new NothingRetiredIsRequired());

    private Lint() {}

    /** The sentences, by name. */
    public static List<Sentence> sentences() {
        return SENTENCES;
    }

    /** All breaches of a standard, by the name of the sentence; only those that are broken. */
    public static Map<String, List<String>> breaches(Standard standard) {
        Map<String, List<String>> breaches = new ConcurrentSkipListMap<>();
        SENTENCES.parallelStream().forEach(sentence -> {
            List<String> found = sentence.breaches(standard);
            if (!found.isEmpty()) {
                breaches.put(sentence.getClass().getSimpleName(), found);
            }
        });
        return breaches;
    }
}
