package hub.adapters.workbook;

import hub.adapters.Limits;
import hub.adapters.mapping.CellKind;
import hub.adapters.mapping.Letters;
import hub.adapters.mapping.Row;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The rows of one sheet, streaming. 逐行读取工作表。 */
final class SheetRows {
    private final SharedTexts shared;
    private final CellKind numbers;
    private final Limits limits;
    private final Row row = Row.ofCells();
    private long last;

    SheetRows(SharedTexts shared, boolean from1904, Limits limits) {
        this.shared = shared;
        this.numbers = from1904 ? CellKind.NUMBER_1904 : CellKind.NUMBER;
        this.limits = limits;
    }

    /** Gives each row that is there; rows that are empty may be missing, the numbers tell. */
    void read(XMLStreamReader xml, Consumer<Row> sink) throws XMLStreamException {
        while (xml.hasNext()) {
            if (PartXml.next(xml) == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("row")) {
                String number = xml.getAttributeValue(null, "r");
                last = number == null ? last + 1 : number(number, last);
                row.begin(last);
                cells(xml);
                sink.accept(row);
            }
        }
    }

    /** Number of the last row. */
    long last() {
        return last;
    }

    private static long number(String text, long before) throws XMLStreamException {
        try {
            int number = Integer.parseInt(text);
            if (number > before && number <= 1_048_576) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new XMLStreamException("row " + text, e);
        }
        throw new XMLStreamException("row " + text);
    }

    private void cells(XMLStreamReader xml) throws XMLStreamException {
        int column = -1;
        for (int event = PartXml.next(xml); event != XMLStreamConstants.END_ELEMENT; event = PartXml.next(xml)) {
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            if (xml.getLocalName().equals("c")) {
                String address = xml.getAttributeValue(null, "r");
                column = address == null ? column + 1 : column(address);
                cell(xml, column);
            } else {
                PartXml.text(xml);
            }
        }
    }

    private static int column(String address) throws XMLStreamException {
        int letters = 0;
        while (letters < address.length() && address.charAt(letters) >= 'A' && address.charAt(letters) <= 'Z') {
            letters++;
        }
        int column = Letters.column(address.substring(0, letters));
        if (column < 0) {
            throw new XMLStreamException("cell " + address);
        }
        return column;
    }

    private void cell(XMLStreamReader xml, int column) throws XMLStreamException {
        String type = xml.getAttributeValue(null, "t");
        String value = null;
        boolean formula = false;
        for (int event = PartXml.next(xml); event != XMLStreamConstants.END_ELEMENT; event = PartXml.next(xml)) {
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "v" -> value = PartXml.text(xml);
                case "is" -> value = PartXml.runs(xml);
                case "f" -> {
                    formula = true;
                    PartXml.text(xml);
                }
                default -> PartXml.text(xml);
            }
        }
        if (formula) {
            put(column, value == null ? "=" : text(type, value), CellKind.FORMULA);
        } else if (value != null) {
            put(column, text(type, value), kind(type));
        }
    }

    /** Cells beyond the limit are not kept, but show that there is something. */
    private void put(int column, @Nullable String text, CellKind kind) {
        if (text != null && (column < limits.fields() || row.text(limits.fields()) == null)) {
            row.set(Math.min(column, limits.fields()), text, kind);
        }
    }

    private @Nullable String text(@Nullable String type, String value) {
        if (type == null) {
            return value;
        }
        return switch (type) {
            case "s" -> sharedText(value);
            case "b" -> value.equals("1") || value.equals("true") ? "是" : "否";
            default -> value;
        };
    }

    private String sharedText(String number) {
        try {
            String text = shared.get(Integer.parseInt(number.trim()));
            return text == null ? "#REF!" : text;
        } catch (NumberFormatException e) {
            return "#REF!";
        }
    }

    private CellKind kind(@Nullable String type) {
        if (type == null) {
            return numbers;
        }
        return switch (type) {
            case "n" -> numbers;
            case "b" -> CellKind.BOOLEAN;
            case "e" -> CellKind.ERROR;
            default -> CellKind.TEXT;
        };
    }
}
