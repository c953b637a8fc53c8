package hub.conformance.sample;

import com.fasterxml.jackson.databind.JsonNode;
import hub.schemas.CanonicalJson;
import hub.standards.Field;
import hub.standards.RecordKey;
import hub.standards.RecordType;
import hub.standards.Reference;
import hub.standards.ReservedCitizenIds;
import hub.standards.Sender;
import hub.standards.StandardRecord;
import hub.standards.UnifiedSocialCreditCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * One good record of a type: an example for people, and what tests and the kit send. 示例记录。
 *
 * <p>Its keys hold a mark, the same in the samples it refers to, so that several can be sent side by side.
 *
 * @param type the record type
 * @param sentBy who sends it
 * @param sentFor whose record it is, where that is another than who sends it; a managing department sends for institutions
 * @param after record types whose samples must have been recorded before it, beside those it refers to: what it counts or answers
 * @param data its fields, {@code {mark}} where the mark belongs; {@code {citizenId}}, {@code {birthDate}} and {@code {uscid}} are those of the
 *     one man and the one institution that go with the mark, in the reserved division
 */
public record RecordSample(RecordType type, Sender sentBy, Sender sentFor, List<String> after, JsonNode data) {
    private static final LocalDate FIRST_BIRTH = LocalDate.of(1985, 1, 1);
    private static final int BIRTH_DAYS = 1800;
    private static final int MEN_A_DAY = 500;
    private static final int INSTITUTIONS = 10_000_000;

    /**
     * The record.
     *
     * @param mark letters and digits
     * @param institution whose it is
     * @param system from which system of the sender it comes
     */
    public StandardRecord record(String mark, String institution, String system) {
        StandardRecord.Builder record = StandardRecord.of(type)
                .key(new RecordKey(institution, system, type.name(), type.name() + "-" + mark))
                .version(1);
        for (Field field : type.fields()) {
            Object value = CanonicalJson.value(field, data.get(field.name()));
            record.set(field.ordinal(), value instanceof String text ? filled(text, mark) : value);
        }
        return record.build();
    }

    private static String filled(String text, String mark) {
        int number = mark.hashCode() & Integer.MAX_VALUE;
        LocalDate birth = FIRST_BIRTH.plusDays(number % BIRTH_DAYS);
        int man = number / BIRTH_DAYS % MEN_A_DAY * 2 + 1;
        String institution =
                "12" + ReservedCitizenIds.DIVISION + "MB" + String.format(Locale.ROOT, "%07d", number % INSTITUTIONS);
        return text.replace("{mark}", mark)
                .replace("{citizenId}", ReservedCitizenIds.of(birth, man))
                .replace("{birthDate}", birth.toString())
                .replace("{uscid}", institution + UnifiedSocialCreditCode.checkCharacter(institution));
    }

    /** Whether the sample names what the reference leads to. */
    boolean names(Reference reference) {
        return reference.keys().stream().anyMatch(key -> key.keySet().stream().allMatch(data::has));
    }
}
