package hub.adapters.mapping;

import hub.schemas.Finding;
import hub.schemas.Findings;
import hub.schemas.Masking;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of a package's manifest, held against what the mapping requires. 清单的行。 Belongs to one reading. */
public final class ManifestRows {
    private final Manifest manifest;
    private final Findings findings;
    private final HeadRows head = new HeadRows(Head.plain(), Map.of());
    private final Map<String, String> values = new HashMap<>();
    private final Map<String, String> places = new HashMap<>();
    private int name = -1;
    private int value = -1;

    public ManifestRows(Manifest manifest, Findings findings) {
        this.manifest = manifest;
        this.findings = findings;
    }

    /** Its file. */
    public String file() {
        return manifest.file();
    }

    /** Takes the next row. */
    public void row(Row row) {
        if (head.take(row)) {
            Headings headings = new Headings(Head.plain(), Map.of(), head.titles());
            name = headings.find(manifest.name());
            value = headings.find(manifest.value());
            return;
        }
        String of = name < 0 ? null : row.text(name);
        if (of != null) {
            String text = value < 0 ? null : row.text(value);
            values.put(Plain.trim(of), text == null ? "" : Plain.trim(text));
            TablePlaces place = new TablePlaces(TableSource.packed("", manifest.file(), Map.of()), head.titles());
            places.put(Plain.trim(of), value < 0 ? place.row(row.number()) : place.cell(row.number(), value));
        }
    }

    /** What it says that the mapping cannot take. */
    public List<Finding> problems() {
        List<Finding> problems = new ArrayList<>();
        manifest.requires().forEach((property, allowed) -> {
            String found = values.get(property);
            if (found == null || !allowed.contains(found)) {
                problems.add(findings.of(
                        "MAP-0032",
                        null,
                        places.getOrDefault(property, manifest.file()),
                        shown(found),
                        Map.of(
                                "name",
                                property,
                                "value",
                                found == null ? "—" : String.valueOf(shown(found)),
                                "expected",
                                String.join(" / ", allowed))));
            }
        });
        return problems;
    }

    private static @Nullable String shown(@Nullable String text) {
        return text == null ? null : Masking.show(null, text);
    }
}
