package hub.adapters.returned;

import hub.adapters.Form;
import hub.adapters.Limits;
import hub.adapters.Readers;
import hub.adapters.Reading;
import hub.adapters.ReadingContext;
import hub.adapters.RecordReader;
import hub.adapters.ReturnedTables;
import hub.adapters.mapping.Mapping;
import hub.adapters.receipt.FindingLine;
import hub.schemas.Level;
import hub.schemas.Severity;
import hub.standards.Text;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Findings as a receipt tells them, and the table that is given back with them. */
public final class Told {
    public static final String SUBMISSION = "01JD8RZ3N4T5V6W7X8Y9Z0ABCD";
    private final List<FindingLine> lines = new ArrayList<>();

    /** An error about a record, in a place of its row. */
    public Told error(int record, String at) {
        return line(record, at, Severity.ERROR, "职务层次“正处”不在代码表 ZB09 中");
    }

    /** A warning about a record. */
    public Told warning(int record, String at) {
        return line(record, at, Severity.WARNING, "列“备 注”不认识");
    }

    private Told line(int record, String at, Severity severity, String message) {
        lines.add(new FindingLine(
                lines.size() + 1,
                record,
                "TrainingRecord",
                null,
                "COD-0101",
                severity,
                Level.CODE,
                null,
                at,
                null,
                new Text(message, "text"),
                new Text("请改为代码表中的名称", "hint")));
        return this;
    }

    /** One finding a page, so that every page is turned. */
    private List<FindingLine> after(long position) {
        return position < lines.size() ? List.of(lines.get((int) position)) : List.of();
    }

    /** The table with these findings written on it. */
    public byte[] on(Form form, byte[] table) {
        return on(form, table, null);
    }

    /** The table with these findings written on it. */
    public byte[] on(Form form, byte[] table, @Nullable Mapping mapping) {
        RecordReader reader = new Readers(Reading.MAPPINGS).forForm(form, mapping);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new ReturnedTables(Reading.STANDARD, Limits.published())
                    .of(reader, Reading.content(table), SUBMISSION, this::after)
                    .orElseThrow()
                    .writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** What the table says it corrects. */
    public static List<String> corrected(Form form, byte[] table) {
        List<String> corrected = new ArrayList<>();
        ReadingContext context = new ReadingContext(Reading.STANDARD, Reading.CONTEXT.sender(), 42, corrected::add);
        try {
            new Readers(Reading.MAPPINGS).forForm(form, null).read(Reading.content(table), context, candidate -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return corrected.stream().distinct().toList();
    }
}
