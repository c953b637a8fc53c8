package hub.adapters.workbook;

import hub.adapters.Content;
import hub.adapters.Limits;
import hub.adapters.xml.HardenedXml;
import java.io.EOFException;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * What a workbook holds besides its rows, gathered in one pass that unpacks every part to its end: limits and checksums are known before a
 * single row is read. 工作簿部件。
 *
 * @param sheets visible sheets by the name of their part
 * @param shared texts kept apart
 * @param from1904 whether days are counted from 1904
 * @param corrects id of the submission that it says it corrects; null if it says none
 */
record WorkbookParts(
        Map<String, String> sheets,
        SharedTexts shared,
        boolean from1904,
        @Nullable String corrects) {
    private static final String FOLDER = "xl/";

    /** Something packed, but no workbook. */
    static final class NoWorkbook extends IOException {
        private static final long serialVersionUID = 1L;
    }

    static WorkbookParts read(Content content, HardenedXml xml, Limits limits) throws IOException, XMLStreamException {
        Map<String, String> targets = new HashMap<>();
        Map<String, String> names = new LinkedHashMap<>();
        Set<String> there = new HashSet<>();
        SharedTexts shared = new SharedTexts(limits.sharedText());
        boolean[] from1904 = {false};
        @Nullable String[] corrects = {null};
        try (Unpacking parts = new Unpacking(content.open(), limits)) {
            for (String part = parts.next(); part != null; part = parts.next()) {
                there.add(part);
                switch (part) {
                    case FOLDER + "workbook.xml" -> sheets(PartXml.open(xml, parts.part()), names, from1904, corrects);
                    case FOLDER + "_rels/workbook.xml.rels" -> relations(PartXml.open(xml, parts.part()), targets);
                    case FOLDER + "sharedStrings.xml" -> shared(PartXml.open(xml, parts.part()), shared);
                    default -> {}
                }
            }
        }
        if (!there.contains(FOLDER + "workbook.xml") || names.isEmpty()) {
            throw new NoWorkbook();
        }
        Map<String, String> sheets = new LinkedHashMap<>();
        for (Map.Entry<String, String> name : names.entrySet()) {
            String part = targets.get(name.getKey());
            if (part == null || !there.contains(part)) {
                throw new EOFException("sheet without part");
            }
            sheets.put(part, name.getValue());
        }
        for (String target : targets.values()) {
            if (target.endsWith("sharedStrings.xml") && !there.contains(target)) {
                throw new EOFException("no shared texts");
            }
        }
        return new WorkbookParts(sheets, shared, from1904[0], corrects[0]);
    }

    private static void sheets(
            XMLStreamReader xml, Map<String, String> names, boolean[] from1904, @Nullable String[] corrects)
            throws XMLStreamException {
        while (xml.hasNext()) {
            if (PartXml.next(xml) != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            if (xml.getLocalName().equals("sheet")) {
                String relation = PartXml.attribute(xml, "id");
                String name = PartXml.attribute(xml, "name");
                String state = PartXml.attribute(xml, "state");
                if (relation != null && name != null && (state == null || state.equals("visible"))) {
                    names.put(relation, name);
                }
            } else if (xml.getLocalName().equals("workbookPr")) {
                String flag = PartXml.attribute(xml, "date1904");
                from1904[0] = "1".equals(flag) || "true".equals(flag);
            } else if (xml.getLocalName().equals("definedName")
                    && PackageParts.CORRECTS.equals(PartXml.attribute(xml, "name"))) {
                corrects[0] = PartXml.text(xml).replace("\"", "").strip();
            }
        }
    }

    private static void relations(XMLStreamReader xml, Map<String, String> targets) throws XMLStreamException {
        while (xml.hasNext()) {
            if (PartXml.next(xml) == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("Relationship")) {
                String id = PartXml.attribute(xml, "Id");
                String target = PartXml.attribute(xml, "Target");
                if (id != null && target != null) {
                    targets.put(id, target.startsWith("/") ? target.substring(1) : FOLDER + target);
                }
            }
        }
    }

    private static void shared(XMLStreamReader xml, SharedTexts shared) throws IOException, XMLStreamException {
        while (xml.hasNext()) {
            if (PartXml.next(xml) == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("si")) {
                shared.add(PartXml.runs(xml));
            }
        }
    }
}
