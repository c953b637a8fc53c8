package hub.adapters.workbook;

import hub.adapters.Content;
import hub.adapters.Limits;
import hub.adapters.mapping.Letters;
import hub.adapters.mapping.MergedCells;
import hub.adapters.packed.Unpacking;
import hub.adapters.xml.HardenedXml;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Which cells of which sheets are merged. They stand behind the rows of a sheet, so they are read in a pass of their own. 合并区域。
 */
final class MergedAreas {
    private static final Pattern AREA = Pattern.compile("([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})");
    /** Bytes that one area takes. */
    private static final int SIZE = 48;

    private final Map<String, List<int[]>> byPart = new HashMap<>();

    private MergedAreas() {}

    /** Reads those of some sheets. */
    static MergedAreas read(Content content, HardenedXml xml, Limits limits, Set<String> parts)
            throws IOException, XMLStreamException {
        MergedAreas areas = new MergedAreas();
        long room = limits.sharedText();
        if (parts.isEmpty()) {
            return areas;
        }
        try (Unpacking unpacking = new Unpacking(content.open(), limits)) {
            for (String part = unpacking.next(); part != null; part = unpacking.next()) {
                if (parts.contains(part)) {
                    List<int[]> found = areas(PartXml.open(xml, unpacking.part()), room / SIZE, limits.fields());
                    room -= (long) found.size() * SIZE;
                    areas.byPart.put(part, found);
                }
            }
        }
        return areas;
    }

    private static List<int[]> areas(XMLStreamReader xml, long most, int columns)
            throws IOException, XMLStreamException {
        List<int[]> areas = new ArrayList<>();
        while (xml.hasNext()) {
            if (PartXml.next(xml) != XMLStreamConstants.START_ELEMENT
                    || !xml.getLocalName().equals("mergeCell")) {
                continue;
            }
            Matcher area = AREA.matcher(String.valueOf(PartXml.attribute(xml, "ref")));
            if (!area.matches()) {
                continue; // one cell alone covers nothing
            }
            int first = Letters.column(area.group(1));
            if (first >= 0 && first < columns) {
                areas.add(new int[] {
                    Integer.parseInt(area.group(2)),
                    first,
                    Integer.parseInt(area.group(4)),
                    Math.min(Letters.column(area.group(3)), columns - 1)
                });
            }
            if (areas.size() > most) {
                throw new Unpacking.TooLarge();
            }
        }
        return areas;
    }

    /** Those of one sheet, for one reading. */
    MergedCells of(String part) {
        return new MergedCells(byPart.getOrDefault(part, List.of()));
    }
}
