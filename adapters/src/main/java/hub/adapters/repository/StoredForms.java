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

    public StoredForms(Standard standard, Keys keys) {
        this.tables = new RecordTables(standard);
        this.seal = new FieldSeal(keys);
        this.keys = keys;
    }

    /** The record as it is kept. */
    public StoredForm of(StandardRecord record) {
        RecordTable table = tables.of(record.type());
        @Nullable String[] columns = new @Nullable String[table.fieldColumnCount()];
        StringBuilder content = new StringBuilder(256);
        content.append(record.operation().wire())
                .append('\0')
                .append(record.type().name());
        StringWriter body = new StringWriter(512);
        try (JsonGenerator json = JSON.createGenerator(body)) {
            json.writeStartObject();
            for (Field field : record.type().fields()) {
                Object value = record.get(field.ordinal());
                if (value != null) {
                    String text = text(value);
                    content.append('\0').append(field.name()).append('\1').append(text);
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
        byte[] digest = keys.digest(content.toString().getBytes(StandardCharsets.UTF_8));
        return new StoredForm(record, digest, columns, body.toString());
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
     * A record from a change's body.
     *
     * @param type its record type
     * @param key its key
     * @param version its source version
     * @param operation what it does
     * @param body as the change log holds it
     * @param unseal whether sealed fields are opened; otherwise they are left out
     */
    public StandardRecord read(
            RecordType type, RecordKey key, long version, Operation operation, String body, boolean unseal) {
        StandardRecord.Builder record =
                StandardRecord.of(type).key(key).version(version).operation(operation);
        JsonNode node;
        try {
            node = MAPPER.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Field field : type.fields()) {
            JsonNode value = node.get(field.name());
            if (value != null && field.element().sensitivity().sealed()) {
                record.set(field.ordinal(), unseal ? seal.open(key, field, value.asText()) : null);
            } else {
                record.set(field.ordinal(), CanonicalJson.value(field, value));
            }
        }
        return record.build();
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
