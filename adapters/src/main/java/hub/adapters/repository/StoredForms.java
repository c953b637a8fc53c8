package hub.adapters.repository;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hub.adapters.keys.FieldSeal;
import hub.adapters.keys.Keys;
import hub.schemas.CanonicalJson;
import hub.standards.Field;
import hub.standards.Operation;
import hub.standards.RecordKey;
import hub.standards.RecordType;
import hub.standards.Standard;
import hub.standards.StandardRecord;
import hub.standards.StandardTree;
import hub.standards.VersionBridge;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns records into the form the repository keeps, and back. Thread-safe. */
public final class StoredForms {
    private static final JsonFactory JSON = new JsonFactory();
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private final RecordTables tables;
    private final FieldSeal seal;
    private final Keys keys;
    private final Standard whole;
    private final VersionBridge toCurrent;

    /**
     * Forms of the current version.
     *
     * @param tree all versions: what was kept by an earlier one is read as the current one has it
     */
    public StoredForms(StandardTree tree, Keys keys) {
        this.tables = new RecordTables(tree.current());
        this.whole = tree.whole();
        this.toCurrent = tree.toCurrent();
        this.seal = new FieldSeal(keys);
        this.keys = keys;
    }

    /** The record as it is kept, which was sent in an older form. */
    public StoredForm of(StandardRecord record, StandardRecord sent) {
        StoredForm form = of(record);
        return new StoredForm(form.record(), form.digest(), form.columns(), form.body(), digest(sent));
    }

    /** The record as it is kept. */
    public StoredForm of(StandardRecord record) {
        RecordTable table = tables.of(record.type());
        @Nullable String[] columns = new @Nullable String[table.fieldColumnCount()];
        StringBuilder content = began(record);
        StringWriter body = new StringWriter(512);
        try (JsonGenerator json = JSON.createGenerator(body)) {
            json.writeStartObject();
            for (Field field : record.type().fields()) {
                Object value = record.get(field.ordinal());
                if (value != null) {
                    String text = text(value);
                    add(content, field, text);
                    int column = table.firstColumn(field);
                    json.writeFieldName(field.name());
                    if (field.element().sensitivity().sealed()) {
                        String sealed = seal.seal(record.key(), field, text);
                        columns[column] = sealed;
                        columns[column + 1] = "\\x" + HexFormat.of().formatHex(seal.index(field, text));
                        json.writeString(sealed);
                    } else {
                        columns[column] = text;
                        write(json, value);
                    }
                }
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new StoredForm(record, digest(content), columns, body.toString(), null);
    }

    private byte[] digest(StandardRecord record) {
        StringBuilder content = began(record);
        for (Field field : record.type().fields()) {
            Object value = record.get(field.ordinal());
            if (value != null) {
                add(content, field, text(value));
            }
        }
        return digest(content);
    }

    private byte[] digest(StringBuilder content) {
        return keys.digest(content.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static StringBuilder began(StandardRecord record) {
        return new StringBuilder(256)
                .append(record.operation().wire())
                .append('\0')
                .append(record.type().name());
    }

    private static void add(StringBuilder content, Field field, String text) {
        content.append('\0').append(field.name()).append('\1').append(text);
    }

    /** Decimals without trailing zeros: 36 and 36.00 are the same content. */
    private static String text(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
        }
        return value.toString();
    }

    private static void write(JsonGenerator json, Object value) throws IOException {
        if (value instanceof BigDecimal decimal) {
            json.writeNumber(decimal.toPlainString());
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else {
            json.writeString(value.toString());
        }
    }

    /**
     * A record from a change's body, in the current form, though an earlier version may have written it.
     *
     * @param type its record type in the current version
     * @param key its key
     * @param version its source version
     * @param operation what it does
     * @param body as the change log holds it
     * @param unseal whether sealed fields are opened; otherwise they are left out
     */
    public StandardRecord read(
            RecordType type, RecordKey key, long version, Operation operation, String body, boolean unseal) {
        boolean asItStands = toCurrent.leaves(type.name());
        RecordType written = asItStands ? type : whole.record(type.name());
        StandardRecord.Builder record =
                StandardRecord.of(written).key(key).version(version).operation(operation);
        JsonNode node;
        try {
            node = MAPPER.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Field field : written.fields()) {
            JsonNode value = node.get(field.name());
            if (value != null && field.element().sensitivity().sealed()) {
                record.set(field.ordinal(), unseal ? seal.open(key, field, value.asText()) : null);
            } else {
                record.set(field.ordinal(), CanonicalJson.value(field, value));
            }
        }
        return asItStands ? record.build() : toCurrent.cross(record.build()).record();
    }

    /** The blind index a value of the field is looked up by. */
    byte[] index(Field field, String clear) {
        return seal.index(field, clear);
    }

    /** A sealed field's value in clear. */
    String open(RecordKey key, Field field, String sealed) {
        return seal.open(key, field, sealed);
    }

    /** The table of a record type. */
    RecordTable table(String type) {
        return tables.of(type);
    }

    /** The index bytes of a sealed field of a form, null if the field is absent. */
    byte @Nullable [] indexOf(StoredForm form, Field field) {
        int column = tables.of(form.record().type()).firstColumn(field) + 1;
        String hex = form.columns()[column];
        return hex == null
                ? null
                : HexFormat.of().parseHex(Objects.requireNonNull(hex).substring(2));
    }
}
