package hub.adapters.csv;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.writer.CsvWriter;
import hub.adapters.EncodingCheck;
import hub.adapters.Form;
import hub.adapters.Reading;
import hub.adapters.mapping.Numbers;
import hub.standards.CodeSet;
import hub.standards.Field;
import hub.standards.RecordKey;
import hub.standards.RecordType;
import hub.standards.ReservedCitizenIds;
import hub.standards.StandardRecord;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** What is written by the template is read as it was. */
class TemplateRoundTripTest {
    private static final String[] TEXTS = {
        "甲", "阿卜杜拉·买买提", "㛃䶮𬱖𠮷", "a,b", "\"引号\"", "两行\n说明", "|;·", "'=1+1", "É", "x".repeat(45), "是", "0012"
    };

    @Property(tries = 300)
    void everyRecordComesBack(@ForAll Random random, @ForAll boolean gb, @ForAll boolean canonicalNames) {
        List<RecordType> types = List.copyOf(Reading.STANDARD.recordTypes());
        RecordType type = types.get(random.nextInt(types.size()));
        List<StandardRecord> records = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            records.add(record(type, random, i));
        }
        byte[] bytes =
                written(type, records, canonicalNames).getBytes(gb ? EncodingCheck.GB18030 : StandardCharsets.UTF_8);
        Reading reading = Reading.of(Form.CSV, bytes);
        assertThat(reading.codes()).isEmpty();
        assertThat(reading.candidates()).hasSameSizeAs(records);
        for (int i = 0; i < records.size(); i++) {
            StandardRecord read = reading.record(i + 1);
            assertThat(read.sameContentAs(records.get(i))).as("%s", read).isTrue();
            assertThat(read.key()).isEqualTo(records.get(i).key());
            assertThat(read.version()).isEqualTo(records.get(i).version());
        }
    }

    private static StandardRecord record(RecordType type, Random random, int number) {
        StandardRecord.Builder record = StandardRecord.of(type)
                .key(new RecordKey(Reading.INSTITUTION, "academic-office", type.name(), "k-" + number))
                .version(random.nextInt(100));
        for (Field field : type.fields()) {
            if (random.nextInt(4) > 0) {
                record.set(field.ordinal(), value(field, random));
            }
        }
        return record.build();
    }

    private static Object value(Field field, Random random) {
        return switch (field.type()) {
            case TEXT -> TEXTS[random.nextInt(TEXTS.length)];
            case CODE -> {
                CodeSet codes = Objects.requireNonNull(
                        Reading.STANDARD.codeSet(field.domain().codes()));
                yield codes.codes().get(random.nextInt(codes.codes().size())).code();
            }
            case INTEGER -> (long) random.nextInt(1000);
            case DECIMAL -> Objects.requireNonNull(Numbers.canonical(BigDecimal.valueOf(random.nextInt(100_000), 2)));
            case DATE ->
                field.domain().mayBePartial() && random.nextBoolean()
                        ? "2026-" + (10 + random.nextInt(3))
                        : LocalDate.of(2020, 1, 1)
                                .plusDays(random.nextInt(3000))
                                .toString();
            case DATE_TIME -> "2026-11-03T08:30:0" + random.nextInt(10) + "+08:00";
            case BOOLEAN -> random.nextBoolean();
            case CITIZEN_ID -> ReservedCitizenIds.numbered(random.nextInt(ReservedCitizenIds.COUNT));
            case USCID -> Reading.INSTITUTION;
        };
    }

    private static String written(RecordType type, List<StandardRecord> records, boolean canonicalNames) {
        List<String> header =
                new ArrayList<>(canonicalNames ? List.of("sourceId", "sourceVersion") : List.of("来源编号", "版本"));
        type.fields()
                .forEach(field ->
                        header.add(canonicalNames ? field.name() : field.label().zh()));
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(header);
            for (StandardRecord record : records) {
                List<String> row = new ArrayList<>(List.of(record.key().sourceId(), Long.toString(record.version())));
                type.fields().forEach(field -> row.add(cell(record.get(field.ordinal()))));
                csv.writeRecord(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static String cell(@Nullable Object value) {
        if (value instanceof Boolean flag) {
            return flag ? "是" : "否";
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value == null ? "" : value.toString();
    }
}
