package hub.conformance.mapping;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.adapters.Readers;
import hub.adapters.ReadingContext;
import hub.adapters.SenderIdentity;
import hub.adapters.mapping.Mapping;
import hub.adapters.mapping.MappingProblem;
import hub.adapters.mapping.Mappings;
import hub.schemas.Candidate;
import hub.schemas.CanonicalJson;
import hub.schemas.Finding;
import hub.schemas.Masking;
import hub.schemas.Messages;
import hub.schemas.Validator;
import hub.standards.Field;
import hub.standards.Sender;
import hub.standards.Standard;
import hub.standards.StandardRecord;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a file by a mapping and judges each record alone, exactly as the hub would, without one. 试用映射。 */
final class MappingTrial {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Nobody: the keys of records hold an institution, and here it does not matter which. */
    private static final SenderIdentity SENDER = new SenderIdentity(
            "trial", "12999999MB00010116", "trial", Sender.INSTITUTION, Set.of("12999999MB00010116"));

    private enum Verdict {
        GOOD("✓ 可收", "good"),
        WARNED("△ 可收，有提醒", "good, with warnings"),
        HELD("✗ 待处理", "would be quarantined"),
        REJECTED("✗ 拒绝", "would be rejected");

        private final String shown;

        Verdict(String zh, String en) {
            this.shown = zh + " " + en;
        }
    }

    private final PrintStream out;
    private final Standard standard;
    private final LocalDate today;
    private final int shown;
    private final Messages messages;
    private final Validator validator;
    private final Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    private int number;

    /** @param shown so many records are shown in full; findings are shown of all */
    MappingTrial(PrintStream out, Standard standard, LocalDate today, int shown) {
        this.out = out;
        this.standard = standard;
        this.today = today;
        this.shown = shown;
        this.messages = new Messages(standard);
        this.validator = new Validator(standard);
    }

    /** 0 if the file was read and no record has an error; else 1. */
    int run(Path file, Path data) throws IOException {
        List<MappingProblem> problems = new ArrayList<>();
        Optional<Mapping> mapping = Mappings.check(standard, file, problems);
        if (mapping.isEmpty()) {
            new MappingCheck(out, standard).check(file);
            return 1;
        }
        Readers readers = new Readers(Mappings.read(standard, null));
        List<Finding> about = readers.forMapping(mapping.get())
                .read(new LocalFile(data), new ReadingContext(standard, SENDER, 1), this::judge);
        if (!about.isEmpty()) {
            out.println("关于整个文件 about the file as a whole:");
            about.forEach(this::say);
        }
        for (Verdict verdict : Verdict.values()) {
            out.println(verdict.shown + ": " + counts.getOrDefault(verdict, 0));
        }
        out.println("已判 judged: syntax, structure, code, rule；未判 not judged offline: cross-record（引用、重复、冲突 references,"
                + " duplicates, overlaps）");
        boolean good = about.stream().noneMatch(Finding::isError)
                && !counts.containsKey(Verdict.HELD)
                && !counts.containsKey(Verdict.REJECTED);
        return good ? 0 : 1;
    }

    private void judge(Candidate candidate) {
        List<Finding> findings = validator.judgeAlone(candidate, today);
        StandardRecord record = candidate.record();
        Verdict verdict = record == null
                ? Verdict.REJECTED
                : findings.stream().anyMatch(Finding::isError)
                        ? Verdict.HELD
                        : findings.isEmpty() ? Verdict.GOOD : Verdict.WARNED;
        counts.merge(verdict, 1, Integer::sum);
        if (++number <= shown || !findings.isEmpty()) {
            out.println(
                    verdict.shown + "  " + candidate.place().at(null) + (record == null ? "" : "  " + json(record)));
        }
        findings.forEach(this::say);
    }

    /** The record as it would travel; what is personal is masked, since a screen is no place for it. */
    private static String json(StandardRecord record) {
        ObjectNode data = CanonicalJson.write(record);
        for (Field field : record.type().fields()) {
            if (data.has(field.name()) && field.element().sensitivity().masked()) {
                data.put(field.name(), Masking.show(field.element(), record.get(field.ordinal())));
            }
        }
        ObjectNode node = JSON.createObjectNode();
        node.put("type", record.type().name());
        node.put("sourceId", record.key().sourceId());
        node.put("sourceVersion", record.version());
        node.put("op", record.operation().name().toLowerCase(Locale.ROOT));
        node.set("data", data);
        return node.toString();
    }

    private void say(Finding finding) {
        out.println("    " + finding.code() + "  " + finding.at());
        out.println("      " + messages.message(finding).zh() + "。"
                + messages.hint(finding).zh());
        out.println("      " + messages.message(finding).en() + ". "
                + messages.hint(finding).en());
    }
}
