package hub.schemas.generate.handbook;

import hub.standards.Standard;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** The handbook of a standard: all pages, their style, and the search. 数据标准手册。 */
public final class Handbook {
    /** The folder all its files stand in, beside the folders of templates and schemas. */
    public static final String FOLDER = "handbook/";

    private Handbook() {}

    /** The files: path under the folder of the version to bytes. */
    public static SortedMap<String, byte[]> files(Standard standard) {
        Uses uses = new Uses(standard);
        Frame frame = new Frame(standard);
        SortedMap<String, byte[]> files = new TreeMap<>();
        put(files, "handbook.css", resource("handbook.css"));
        put(files, "search.js", resource("search.js"));
        put(files, "search-index.js", new SearchIndex(standard).script());
        put(files, Frame.Part.OVERVIEW.page(), new OverviewPage(uses).in(frame));
        put(files, Frame.Part.RECORDS.page(), new RecordsPage(uses).in(frame));
        put(files, Frame.Part.ELEMENTS.page(), new ElementsPage(uses).in(frame));
        put(files, Frame.Part.CODE_SETS.page(), new CodeSetsPage(uses).in(frame));
        put(files, Frame.Part.RULES.page(), new RulesPage(uses).in(frame));
        put(files, Frame.Part.FINDINGS.page(), new FindingsPage(standard).in(frame));
        put(files, Frame.Part.SERVICES.page(), new ServicesPage(standard).in(frame));
        RecordPage records = new RecordPage(uses);
        standard.recordTypes().forEach(type -> put(files, Address.record(type.name()), records.of(type, frame)));
        ElementPage elements = new ElementPage(uses);
        standard.elements().forEach((name, element) -> put(files, Address.element(name), elements.of(element, frame)));
        CodeSetPage codeSets = new CodeSetPage(uses);
        standard.codeSets()
                .forEach((reference, set) -> put(files, Address.codeSet(reference), codeSets.of(set, frame)));
        RulePage rules = new RulePage(standard);
        standard.rules().forEach((code, rule) -> put(files, Address.rule(code), rules.of(rule, frame)));
        return files;
    }

    private static void put(SortedMap<String, byte[]> files, String name, byte[] bytes) {
        files.put(FOLDER + name, bytes);
    }

    private static byte[] resource(String name) {
        try (InputStream in = Objects.requireNonNull(Handbook.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
