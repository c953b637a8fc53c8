package hub.adapters.workbook;

import hub.adapters.xml.HardenedXml;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** The parts of a workbook that say how the others hang together; they are few and small, and held. 包结构。 */
final class PackageParts {
    static final String WORKBOOK = "xl/workbook.xml";
    static final String STYLES = "xl/styles.xml";
    static final String CONTENT_TYPES = "[Content_Types].xml";
    /** The hidden name under which a workbook that was given back says which submission it corrects. */
    static final String CORRECTS = "hub_corrects";

    private static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String RELATIONS_EMPTY = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
            + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>";
    private static final String OURS = "rIdHub";
    private static final String PLAIN_STYLES = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
            + "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><fonts count=\"1\"><font><sz val=\"11\"/>"
            + "<name val=\"宋体\"/></font></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
            + "<fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border/></borders>"
            + "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"1\"><xf/></cellXfs></styleSheet>";
    private static final Pattern LAST_TAG = Pattern.compile("</(?:([\\w.-]+):)?([\\w.-]+)\\s*>\\s*\\z");
    private static final int MOST_CHARACTERS = 32 << 20;
    /** What may stand between the sheets of a workbook and its defined names. */
    private static final Set<String> BEFORE_NAMES = Set.of("functionGroups", "externalReferences");

    private final HardenedXml xml;
    private final Map<String, String> held = new HashMap<>();
    private int characters;

    PackageParts(HardenedXml xml) {
        this.xml = xml;
    }

    /**
     * A relation of a part.
     *
     * @param id its id
     * @param type the last word of its type
     * @param target the part it leads to
     */
    record Relation(String id, String type, String target) {}

    /** Whether a part is one of those that are held. */
    static boolean holds(String part) {
        return part.equals(WORKBOOK)
                || part.equals(STYLES)
                || part.equals(CONTENT_TYPES)
                || part.endsWith(".rels")
                || part.endsWith(".vml")
                || part.endsWith(".xml")
                        && part.toLowerCase(java.util.Locale.ROOT).contains("comments");
    }

    /**
     * Takes a part.
     *
     * @throws IOException if it is no text, or they are too large to be held
     */
    void take(String name, InputStream part) throws IOException {
        Reader reader = PartXml.utf8(part);
        StringWriter text = new StringWriter();
        char[] buffer = new char[1 << 13];
        for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
            characters += read;
            if (characters > MOST_CHARACTERS) {
                throw new Unpacking.TooLarge();
            }
            text.write(buffer, 0, read);
        }
        held.put(name, text.toString());
    }

    /** A part as it is now, null if there is none. */
    @Nullable
    String get(String name) {
        return held.get(name);
    }

    /** The styles; the plainest there are where the workbook has none. */
    String styles() throws IOException {
        String there = held.get(STYLES);
        if (there != null) {
            return there;
        }
        relate(WORKBOOK, "styles", STYLES);
        declarePart(STYLES, "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml");
        held.put(STYLES, PLAIN_STYLES);
        return PLAIN_STYLES;
    }

    /** Where the relations of a part stand. */
    static String relationsOf(String part) {
        int folder = part.lastIndexOf('/') + 1;
        return part.substring(0, folder) + "_rels/" + part.substring(folder) + ".rels";
    }

    /** The relations of a part. */
    List<Relation> relations(String part) throws IOException, XMLStreamException {
        List<Relation> relations = new ArrayList<>();
        String text = held.get(relationsOf(part));
        if (text != null) {
            XmlCopy copy = new XmlCopy(xml, new StringReader(text), Writer.nullWriter());
            while (copy.hasNext()) {
                if (copy.next() == XMLStreamConstants.START_ELEMENT
                        && copy.xml().getLocalName().equals("Relationship")) {
                    String id = PartXml.attribute(copy.xml(), "Id");
                    String type = PartXml.attribute(copy.xml(), "Type");
                    String target = PartXml.attribute(copy.xml(), "Target");
                    if (id != null && type != null && target != null) {
                        relations.add(
                                new Relation(id, type.substring(type.lastIndexOf('/') + 1), resolved(part, target)));
                    }
                }
            }
        }
        return relations;
    }

    private static String resolved(String part, String target) {
        if (target.startsWith("/")) {
            return target.substring(1);
        }
        String folder = part.substring(0, Math.max(0, part.lastIndexOf('/')));
        String rest = target;
        while (rest.startsWith("../")) {
            folder = folder.substring(0, Math.max(0, folder.lastIndexOf('/')));
            rest = rest.substring(3);
        }
        return folder.isEmpty() ? rest : folder + "/" + rest;
    }

    /**
     * Adds a relation.
     *
     * @param target the part it leads to
     * @return its id
     */
    String relate(String part, String type, String target) throws IOException {
        String name = relationsOf(part);
        String text = held.getOrDefault(name, RELATIONS_EMPTY);
        String id = OURS + type.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.length();
        held.put(
                name,
                atEnd(
                        text,
                        "<%sRelationship Id=\"" + id + "\" Type=\"" + RELATIONSHIPS + "/" + type + "\" Target=\"/"
                                + target + "\"/>"));
        return id;
    }

    /** Says of what type a part is, unless that is said. */
    void declarePart(String part, String type) throws IOException {
        declare("PartName=\"/" + part + "\"", "<%sOverride PartName=\"/" + part + "\" ContentType=\"" + type + "\"/>");
    }

    /** Says of what type the parts of an ending are, unless that is said. */
    void declareEnding(String ending, String type) throws IOException {
        declare(
                "Extension=\"" + ending + "\"",
                "<%sDefault Extension=\"" + ending + "\" ContentType=\"" + type + "\"/>");
    }

    private void declare(String sign, String element) throws IOException {
        String types = held.get(CONTENT_TYPES);
        if (types == null) {
            throw new IOException("a package without types");
        }
        if (!types.contains(sign)) {
            held.put(CONTENT_TYPES, atEnd(types, element));
        }
    }

    /** The XML with one more element at the end of its root; {@code %s} stands for the prefix. */
    private static String atEnd(String text, String element) throws IOException {
        Matcher last = LAST_TAG.matcher(text);
        if (!last.find()) {
            throw new IOException("an element without an end");
        }
        String prefix = last.group(1) == null ? "" : last.group(1) + ":";
        return text.substring(0, last.start()) + element.formatted(prefix) + text.substring(last.start());
    }

    /** Leaves the hidden name of the submission in the workbook; one of an earlier round goes. */
    void corrects(String submission) throws IOException, XMLStreamException {
        String text = held.get(WORKBOOK);
        StringWriter out = new StringWriter();
        XmlCopy copy = new XmlCopy(xml, new StringReader(String.valueOf(text)), out);
        int depth = 0;
        boolean sheets = false;
        boolean named = false;
        while (copy.hasNext()) {
            int event = copy.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                String name = copy.xml().getLocalName();
                if (depth == 2 && sheets && !named && name.equals("definedNames") && copy.empty()) {
                    copy.instead(names(copy, submission));
                    named = true;
                } else if (depth == 2
                        && sheets
                        && !named
                        && !name.equals("definedNames")
                        && !BEFORE_NAMES.contains(name)) {
                    copy.before(names(copy, submission));
                    named = true;
                } else if (name.equals("definedName")
                        && CORRECTS.equals(copy.xml().getAttributeValue(null, "name"))) {
                    copy.leaveOut();
                    depth--;
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                String name = copy.xml().getLocalName();
                if (!named && (depth == 1 || name.equals("definedNames"))) {
                    copy.before(depth == 1 ? names(copy, submission) : name(copy, submission));
                    named = true;
                }
                sheets |= depth == 2 && name.equals("sheets");
                depth--;
            }
        }
        copy.finish();
        held.put(WORKBOOK, out.toString());
    }

    private static String names(XmlCopy copy, String submission) {
        String prefix = prefix(copy);
        return "<" + prefix + "definedNames>" + name(copy, submission) + "</" + prefix + "definedNames>";
    }

    private static String name(XmlCopy copy, String submission) {
        return "<%1$sdefinedName name=\"%2$s\" hidden=\"1\">&quot;%3$s&quot;</%1$sdefinedName>"
                .formatted(prefix(copy), CORRECTS, RawTag.escaped(submission));
    }

    static String prefix(XmlCopy copy) {
        String prefix = copy.xml().getPrefix();
        return prefix == null || prefix.isEmpty() ? "" : prefix + ":";
    }
}
