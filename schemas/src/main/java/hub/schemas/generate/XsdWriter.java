package hub.schemas.generate;

import hub.standards.CodeSet;
import hub.standards.DataElement;
import hub.standards.Field;
import hub.standards.RecordType;
import hub.standards.Standard;
import hub.standards.Text;
import hub.standards.ValueDomain;
import java.math.BigDecimal;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * XSD 1.0 of the records: a simple type an element, a complex type a record type, and the {@code records} element that the SOAP contract
 * and XML files share. 记录的 XML Schema。
 *
 * <p>{@code <records><record type=".." sourceId=".." sourceVersion=".." op=".." institution=".."><TrainingRecord>..}: the child may be
 * left out only where {@code op} is {@code void}; that is why {@code type} stands on the record too.
 */
public final class XsdWriter {
    private static final Pattern LAST_HYPHEN = Pattern.compile("(?<!\\\\)-]");
    /** Up to this many codes stand in the schema as an enumeration; larger sets are published beside it and judged by the hub. */
    static final int ENUMERATED = 64;

    private static final String UNSIGNED_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
    private static final String UNSIGNED_MONTH = "[0-9]{4}-[0-9]{2}";

    private final Standard standard;

    public XsdWriter(Standard standard) {
        this.standard = standard;
    }

    /** The namespace of the records of a version, such as {@code urn:cadre-training:exchange:1.0}. */
    public static String namespace(String version) {
        return "urn:cadre-training:exchange:" + version;
    }

    /** The schema. */
    public byte[] records() {
        String namespace = namespace(standard.version().version());
        XmlText xml = new XmlText();
        xml.open(
                "xs:schema",
                "xmlns:xs",
                "http://www.w3.org/2001/XMLSchema",
                "xmlns",
                namespace,
                "targetNamespace",
                namespace,
                "elementFormDefault",
                "qualified",
                "version",
                standard.version().version());
        document(xml, standard.title());
        envelope(xml);
        standard.recordTypes().forEach(type -> record(xml, type));
        ownTypes(xml);
        TreeMap<String, DataElement> used = new TreeMap<>();
        standard.recordTypes()
                .forEach(type ->
                        type.fields().forEach(field -> used.put(field.element().element(), field.element())));
        used.values().forEach(element -> simple(xml, element));
        return xml.close().bytes();
    }

    private void envelope(XmlText xml) {
        xml.open("xs:element", "name", "records").open("xs:complexType").open("xs:sequence");
        xml.empty("xs:element", "name", "record", "type", "record", "minOccurs", "1", "maxOccurs", "unbounded");
        xml.close().close().close();
        xml.open("xs:complexType", "name", "record");
        document(
                xml,
                new Text(
                        "一条记录；作废（void）时可不带内容，其余情况恰有一个与 type 同名的子元素",
                        "One record; a void may come without content, otherwise exactly one child named as type says"));
        xml.open("xs:choice", "minOccurs", "0");
        standard.recordTypes().forEach(type -> xml.empty("xs:element", "name", type.name(), "type", type.name()));
        xml.close();
        xml.empty("xs:attribute", "name", "type", "type", "recordType", "use", "required");
        xml.empty("xs:attribute", "name", "sourceId", "type", "sourceId", "use", "required");
        xml.empty("xs:attribute", "name", "sourceVersion", "type", "sourceVersion", "use", "required");
        xml.empty("xs:attribute", "name", "op", "type", "operation", "default", "upsert");
        xml.open("xs:attribute", "name", "institution", "type", "uscid");
        document(
                xml,
                new Text("代报时填所代机构，缺省为凭证所属机构", "Whom it is sent for; the credential's own institution by default"));
        xml.close().close();
    }

    private static void record(XmlText xml, RecordType type) {
        xml.open("xs:complexType", "name", type.name());
        document(
                xml,
                new Text(both(type.title(), type.definition(), true), both(type.title(), type.definition(), false)));
        xml.open("xs:sequence");
        for (Field field : type.fields()) {
            if (field.required()) {
                xml.open(
                        "xs:element",
                        "name",
                        field.name(),
                        "type",
                        field.element().element());
            } else {
                xml.open(
                        "xs:element",
                        "name",
                        field.name(),
                        "type",
                        field.element().element(),
                        "minOccurs",
                        "0");
            }
            document(xml, field.label());
            xml.close();
        }
        xml.close().close();
    }

    private static String both(Text name, Text definition, boolean chinese) {
        return chinese ? name.zh() + "：" + definition.zh() : name.en() + ": " + definition.en();
    }

    /** Types that are not elements of the standard; lower case, so that no element can take their names. */
    private void ownTypes(XmlText xml) {
        xml.open("xs:simpleType", "name", "recordType").open("xs:restriction", "base", "xs:string");
        standard.recordTypes().forEach(type -> xml.empty("xs:enumeration", "value", type.name()));
        xml.close().close();
        xml.open("xs:simpleType", "name", "operation").open("xs:restriction", "base", "xs:string");
        xml.empty("xs:enumeration", "value", "upsert").empty("xs:enumeration", "value", "void");
        xml.close().close();
        xml.open("xs:simpleType", "name", "sourceId").open("xs:restriction", "base", "xs:string");
        xml.empty("xs:minLength", "value", "1")
                .empty("xs:maxLength", "value", String.valueOf(JsonSchemaWriter.LONGEST_SOURCE_ID));
        xml.close().close();
        xml.open("xs:simpleType", "name", "sourceVersion").open("xs:restriction", "base", "xs:long");
        xml.empty("xs:minInclusive", "value", "0").close().close();
        pattern(xml, "day", "xs:date", UNSIGNED_DAY);
        pattern(xml, "month", "xs:gYearMonth", UNSIGNED_MONTH);
        xml.open("xs:simpleType", "name", "dayOrMonth")
                .empty("xs:union", "memberTypes", "day month")
                .close();
        pattern(xml, "instant", "xs:dateTime", inner(JsonSchemaWriter.DATE_TIME));
        pattern(xml, "citizenId", "xs:string", inner(JsonSchemaWriter.CITIZEN_ID));
        pattern(xml, "uscid", "xs:string", inner(JsonSchemaWriter.USCID));
    }

    private static void pattern(XmlText xml, String name, String base, String pattern) {
        xml.open("xs:simpleType", "name", name).open("xs:restriction", "base", base);
        xml.empty("xs:pattern", "value", pattern).close().close();
    }

    private void simple(XmlText xml, DataElement element) {
        xml.open("xs:simpleType", "name", element.element());
        document(
                xml,
                new Text(
                        both(element.name(), element.definition(), true),
                        both(element.name(), element.definition(), false)));
        ValueDomain domain = element.domain();
        switch (domain.type()) {
            case TEXT -> {
                xml.open("xs:restriction", "base", "xs:string");
                facet(xml, "xs:minLength", domain.minLength());
                facet(xml, "xs:maxLength", domain.maxLength());
                if (domain.pattern() != null) {
                    facet(xml, "xs:pattern", inner(domain.pattern()));
                }
            }
            case CODE -> {
                xml.open("xs:restriction", "base", "xs:string");
                codes(xml, domain);
            }
            case INTEGER -> {
                xml.open("xs:restriction", "base", "xs:long");
                facet(xml, "xs:minInclusive", plain(domain.min()));
                facet(xml, "xs:maxInclusive", plain(domain.max()));
            }
            case DECIMAL -> {
                xml.open("xs:restriction", "base", "xs:decimal");
                facet(xml, "xs:totalDigits", domain.digits());
                facet(xml, "xs:fractionDigits", domain.decimals());
                facet(xml, "xs:minInclusive", plain(domain.min()));
                facet(xml, "xs:maxInclusive", plain(domain.max()));
            }
            case DATE -> xml.open("xs:restriction", "base", domain.mayBePartial() ? "dayOrMonth" : "day");
            case DATE_TIME -> xml.open("xs:restriction", "base", "instant");
            case BOOLEAN -> xml.open("xs:restriction", "base", "xs:boolean");
            case CITIZEN_ID -> xml.open("xs:restriction", "base", "citizenId");
            case USCID -> xml.open("xs:restriction", "base", "uscid");
        }
        xml.close().close();
    }

    private void codes(XmlText xml, ValueDomain domain) {
        CodeSet set = standard.codeSet(domain.codes());
        if (set == null || set.codes().size() > ENUMERATED) {
            facet(xml, "xs:minLength", 1);
            return;
        }
        set.codes().forEach(code -> {
            xml.open("xs:enumeration", "value", code.code());
            document(xml, new Text(code.zh(), code.en()));
            xml.close();
        });
    }

    private static void facet(XmlText xml, String facet, @Nullable Object value) {
        if (value != null) {
            xml.empty(facet, "value", value.toString());
        }
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    /**
     * A pattern of the standard without its anchors, because XSD always matches the whole value, and with the hyphen that ends a class
     * escaped, because the first edition of XSD 1.0 and the tools of its time take none there.
     */
    static String inner(String anchored) {
        String from = anchored.startsWith("^") ? anchored.substring(1) : anchored;
        String whole = from.endsWith("$") ? from.substring(0, from.length() - 1) : from;
        return LAST_HYPHEN.matcher(whole).replaceAll("\\\\-]");
    }

    private static void document(XmlText xml, Text text) {
        xml.open("xs:annotation");
        xml.text("xs:documentation", text.zh(), "xml:lang", "zh");
        xml.text("xs:documentation", text.en(), "xml:lang", "en");
        xml.close();
    }
}
