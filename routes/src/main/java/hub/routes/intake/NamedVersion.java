package hub.routes.intake;

import hub.adapters.Content;
import hub.adapters.Readers;
import hub.adapters.mapping.Mapping;
import hub.adapters.mapping.Mappings;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Which version of the standard a submission is of, where its sender's call does not say. 报送所依版本。 */
public final class NamedVersion {
    private final Mappings mappings;
    private final Readers readers;

    public NamedVersion(Mappings mappings, Readers readers) {
        this.mappings = mappings;
        this.readers = readers;
    }

    /** The version of the partner's mapping that a table is read by; null for other forms, and for tables after the template. */
    @Nullable
    String byMapping(Incoming incoming) {
        Mapping.Kind kind = kind(incoming);
        if (kind == null) {
            return null;
        }
        Mapping mapping = incoming.mapping() == null
                ? mappings.forFile(incoming.sender().credential(), incoming.name())
                : mappings.named(incoming.mapping(), kind).orElse(null);
        return mapping == null || mapping.chosen() || mapping.form().kind() != kind ? null : mapping.standard();
    }

    /** The version that the content itself names; null if it names none. */
    @Nullable
    String byContent(Incoming incoming, Content content) throws IOException {
        return kind(incoming) != null
                ? null
                : readers.forForm(incoming.form(), null).version(content);
    }

    private static Mapping.@Nullable Kind kind(Incoming incoming) {
        return switch (incoming.form()) {
            case CSV -> Mapping.Kind.CSV;
            case XLSX -> Mapping.Kind.WORKBOOK;
            default -> null;
        };
    }
}
