package hub.conformance.sample;

import de.siegmar.fastcsv.writer.CsvWriter.CsvWriterBuilder;
import hub.schemas.Place;
import hub.standards.Field;
import hub.standards.RecordType;
import hub.standards.Sender;
import hub.standards.StandardRecord;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Writes delimited text: the evening register in GB 18030, and the standard's template as Excel saves it. */
final class CsvWriter {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final DateTimeFormatter CHINESE_DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.ROOT);
    /** The columns before those of the fields: key, version, operation. */
    static final List<String> BEFORE_THE_FIELDS = List.of("来源编号", "版本", "操作");

    private static final String ON_BEHALF_OF = "代报机构";

    private CsvWriter() {}

    static Written register(List<Item> items) {
        List<String> headings = List.copyOf(RegisterColumns.HEADINGS.keySet());
        List<List<String>> rows = new ArrayList<>();
        List<Place> places = new ArrayList<>();
        for (Item item : items) {
            List<String> row = new ArrayList<>();
            headings.forEach(heading -> row.add(cell(item, heading, rows.size() + 1)));
            rows.add(row);
            int shown = rows.size() + 1;
            places.add(field -> {
                int column = field == null
                        ? -1
                        : List.copyOf(RegisterColumns.HEADINGS.values()).indexOf(field);
                return column < 0
                        ? "row " + shown
                        : "row " + shown + ", column " + (column + 1) + " (" + headings.get(column) + ")";
            });
        }
        return new Written(text(headings, rows).getBytes(GB18030), places);
    }

    private static String cell(Item item, String heading, int number) {
        StandardRecord record = item.record();
        return switch (heading) {
            case "序号" -> String.valueOf(number);
            case "登记流水号" -> record.key().sourceId();
            case "证件号码" ->
                item.fault() == FaultKind.FIFTEEN_DIGIT_ID ? fifteen(record) : value(record, "traineeCitizenId");
            case "培训起" -> day(record, "startDate");
            case "培训止" -> item.fault() == FaultKind.DATE_NOT_A_DATE ? "2026年13月40日" : day(record, "endDate");
            case "天数" -> value(record, "trainingDays") + "天";
            case "学时或天" -> value(record, "trainingHours") + "学时";
            case "脱产" -> "否";
            case "境外" -> "否";
            case "结论" -> "合格";
            case "修改时间" -> record.text("endDate") == null ? "" : value(record, "endDate") + " 17:30:00";
            case "状态" -> "正常";
            case "备注" -> "";
            default -> value(record, Objects.requireNonNull(RegisterColumns.HEADINGS.get(heading)));
        };
    }

    /** The number as it was before 1999: no century, no check character. */
    private static String fifteen(StandardRecord record) {
        String id = value(record, "traineeCitizenId");
        return id.substring(0, 6) + id.substring(8, 17);
    }

    private static String day(StandardRecord record, String field) {
        return LocalDate.parse(value(record, field)).format(CHINESE_DAY);
    }

    private static String value(StandardRecord record, String field) {
        return Objects.requireNonNullElse(record.text(field), "");
    }

    static Written template(List<Item> items) {
        RecordType type = items.get(0).record().type();
        List<Field> fields = type.fields();
        boolean onBehalf = type.senders().contains(Sender.MANAGING_DEPARTMENT);
        List<String> headings = new ArrayList<>(BEFORE_THE_FIELDS);
        fields.forEach(field -> headings.add(field.label().zh()));
        if (onBehalf) {
            headings.add(ON_BEHALF_OF);
        }
        List<List<String>> rows = new ArrayList<>();
        List<Place> places = new ArrayList<>();
        for (Item item : items) {
            StandardRecord record = item.record();
            List<String> row = new ArrayList<>(keyCells(record));
            fields.forEach(field -> row.add(templateCell(record, field)));
            if (onBehalf) {
                row.add(record.key().institution());
            }
            rows.add(row);
            int shown = rows.size() + 1;
            places.add(field -> {
                int column = field == null ? -1 : record.type().field(field).ordinal() + BEFORE_THE_FIELDS.size();
                return column < 0
                        ? "row " + shown
                        : "row " + shown + ", column " + (column + 1) + " (" + headings.get(column) + ")";
            });
        }
        return new Written(("\uFEFF" + text(headings, rows)).getBytes(StandardCharsets.UTF_8), places);
    }

    static List<String> keyCells(StandardRecord record) {
        return List.of(
                record.key().sourceId(),
                String.valueOf(record.version()),
                record.operation().wire());
    }

    static String templateCell(StandardRecord record, Field field) {
        Object value = record.get(field.ordinal());
        if (value instanceof Boolean flag) {
            return flag ? "是" : "否";
        }
        return value == null ? "" : value.toString();
    }

    private static String text(List<String> headings, List<List<String>> rows) {
        StringWriter text = new StringWriter();
        try (de.siegmar.fastcsv.writer.CsvWriter csv = builder().build(text)) {
            csv.writeRecord(headings);
            rows.forEach(csv::writeRecord);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return text.toString();
    }

    private static CsvWriterBuilder builder() {
        return de.siegmar.fastcsv.writer.CsvWriter.builder();
    }
}
