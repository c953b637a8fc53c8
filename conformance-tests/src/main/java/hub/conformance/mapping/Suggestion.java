package hub.conformance.mapping;

import hub.adapters.Limits;
import hub.adapters.csv.CsvSample;
import hub.adapters.mapping.TableSample;
import hub.adapters.workbook.WorkbookSample;
import hub.standards.Field;
import hub.standards.RecordType;
import hub.standards.Standard;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Drafts a mapping from a sample file: which field each column probably fills, by its header and by what its cells look like, each with
 * how sure that is. A draft is only ever a draft: people confirm it. 起草映射。
 */
final class Suggestion {
    /** Below this a column is listed as unclear. */
    private static final int SURE_ENOUGH = 60;

    private static final int HEADER_SEARCHED = 20;

    private final Standard standard;

    Suggestion(Standard standard) {
        this.standard = standard;
    }

    /**
     * A column and the field it probably fills.
     *
     * @param column its place, from 0
     * @param title its header
     * @param field the field
     * @param confidence 0 to 100
     * @param why the reason, for people
     */
    record Guess(int column, String title, Field field, int confidence, String why) {}

    /**
     * What is drafted of one table.
     *
     * @param type the record type its rows probably give
     * @param headerRow the row of its header, from 0
     * @param guesses the columns that are clear enough, from the left
     * @param unclear columns that are not, with the best guess, if there is one
     */
    record Draft(TableSample sample, RecordType type, int headerRow, List<Guess> guesses, List<String> unclear) {
        CellEvidence evidence(Standard standard, int column) {
            return evidenceOf(standard, sample, headerRow, column);
        }
    }

    /** The draft, as the text of a mapping file. */
    String of(Path data, String partner, String record) throws IOException {
        LocalFile file = new LocalFile(data);
        boolean workbook = file.name().toLowerCase(Locale.ROOT).endsWith(".xlsx");
        List<TableSample> samples = workbook
                ? new WorkbookSample(Limits.published()).read(file)
                : List.of(new CsvSample(standard, Limits.published()).read(file));
        List<Draft> drafts = new ArrayList<>();
        for (TableSample sample : samples) {
            if (sample.rows().stream().anyMatch(row -> row.stream().anyMatch(cell -> !cell.isEmpty()))) {
                drafts.add(draft(sample, record));
            }
        }
        return new DraftText(standard, partner, file.name(), workbook).of(drafts);
    }

    private Draft draft(TableSample sample, String record) {
        int header = headerRow(sample);
        Draft best = null;
        int most = Integer.MIN_VALUE;
        for (RecordType type : standard.recordTypes()) {
            if (record.isEmpty() || type.name().equals(record)) {
                Draft draft = draft(sample, type, header);
                int score = score(draft);
                if (score > most) {
                    most = score;
                    best = draft;
                }
            }
        }
        if (best == null) {
            throw new IllegalStateException("a standard without record types");
        }
        return best;
    }

    private static int score(Draft draft) {
        Set<Field> reached = new HashSet<>();
        int score = 0;
        for (Guess guess : draft.guesses) {
            reached.add(guess.field);
            score += guess.confidence;
        }
        for (Field field : draft.type.fields()) {
            score -= field.required() && !reached.contains(field) ? 60 : 0;
        }
        return score;
    }

    /** The row most of whose cells are names of columns that are known somewhere. */
    private int headerRow(TableSample sample) {
        int best = 0;
        int most = 0;
        for (int i = 0; i < Math.min(HEADER_SEARCHED, sample.rows().size()); i++) {
            int known = 0;
            for (String cell : sample.rows().get(i)) {
                known += !cell.isEmpty() && cell.length() <= 30 && known(cell) ? 1 : 0;
            }
            if (known > most) {
                most = known;
                best = i;
            }
        }
        return best;
    }

    private boolean known(String title) {
        return standard.recordTypes().stream()
                .flatMap(type -> type.fields().stream())
                .anyMatch(field -> Heading.of(title, field).confidence() >= SURE_ENOUGH);
    }

    private Draft draft(TableSample sample, RecordType type, int header) {
        List<String> titles = sample.rows().get(header);
        List<Guess> all = new ArrayList<>();
        for (int column = 0; column < titles.size(); column++) {
            String title = titles.get(column);
            if (title.isEmpty()) {
                continue;
            }
            CellEvidence evidence = evidenceOf(standard, sample, header, column);
            for (Field field : type.fields()) {
                Guess guess = guess(column, title, field, evidence);
                if (guess != null) {
                    all.add(guess);
                }
            }
        }
        all.sort(Comparator.comparingInt(Guess::confidence).reversed().thenComparing(guess -> guess.field.ordinal()));
        Set<Integer> columns = new HashSet<>();
        Set<Field> fields = new HashSet<>();
        List<Guess> taken = new ArrayList<>();
        for (Guess guess : all) {
            boolean free = !columns.contains(guess.column) && !fields.contains(guess.field);
            if (guess.confidence >= SURE_ENOUGH && free) {
                columns.add(guess.column);
                fields.add(guess.field);
                taken.add(guess);
            }
        }
        taken.sort(Comparator.comparingInt(Guess::column));
        return new Draft(sample, type, header, taken, unclear(titles, columns, all));
    }

    private static List<String> unclear(List<String> titles, Set<Integer> taken, List<Guess> all) {
        List<String> unclear = new ArrayList<>();
        for (int column = 0; column < titles.size(); column++) {
            int at = column;
            if (!titles.get(column).isEmpty() && !taken.contains(column)) {
                String maybe = all.stream()
                        .filter(guess -> guess.column == at)
                        .findFirst()
                        .map(guess -> "，也许是 perhaps " + guess.field.name() + " " + guess.confidence + "%")
                        .orElse("");
                unclear.add(titles.get(column) + maybe);
            }
        }
        return unclear;
    }

    private static @Nullable Guess guess(int column, String title, Field field, CellEvidence evidence) {
        Heading.Likeness likeness = Heading.of(title, field);
        int weight = evidence.weight(field);
        int confidence = likeness.confidence();
        String why = likeness.why();
        if (confidence == 0 && weight > 5) {
            confidence = weight >= 20 ? 65 : 50; // content alone: citizen IDs tell themselves, names of codes only hint
            why = weight >= 20
                    ? "内容像公民身份号码 cells look like citizen IDs"
                    : "内容是 " + field.domain().codes() + " 的名称或代码 cells are of that set";
        } else if (confidence > 0 && weight > 0) {
            why += "，内容相符 and the cells agree";
            confidence += weight;
        } else if (confidence > 0 && weight < 0) {
            why += "，但内容不像 but the cells do not look so";
            confidence += weight;
        }
        return confidence <= 0 ? null : new Guess(column, title, field, Math.min(confidence, 99), why);
    }

    private static CellEvidence evidenceOf(Standard standard, TableSample sample, int header, int column) {
        List<String> cells = new ArrayList<>();
        for (int i = header + 1; i < sample.rows().size(); i++) {
            List<String> row = sample.rows().get(i);
            if (column < row.size() && !row.get(column).isEmpty()) {
                cells.add(row.get(column));
            }
        }
        return new CellEvidence(standard, cells);
    }
}
