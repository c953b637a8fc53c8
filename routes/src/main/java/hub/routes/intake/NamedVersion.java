package hub.routes.intake;

import hub.adapters.Content;
import hub.adapters.Readers;
import hub.adapters.mapping.Mapping;
import hub.adapters.mapping.Mappings;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which version of the standard a submission is of. 报送所依版本。
 *
 * <p>Every channel and form may say it: the call beside the content, the name of the file, the partner's mapping, or the content itself.
 */
public final class NamedVersion {
    private static final Pattern IN_NAME = Pattern.compile("@([0-9]{1,3}[.][0-9]{1,3})[.][A-Za-z]{1,8}$");

    private final Mappings mappings;
    private final Readers readers;

    public NamedVersion(Mappings mappings, Readers readers) {
        this.mappings = mappings;
        this.readers = readers;
    }

    /** What the sender says outside the content, each in one place of its own; the first counts and none may differ. */
    List<String> beside(Incoming incoming) {
        return Stream.of(Optional.ofNullable(incoming.standard()), byName(incoming), byMapping(incoming))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The version at the end of the file's name, as in {@code 参训登记@1.0.csv}. */
    private static Optional<String> byName(Incoming incoming) {
        Matcher named = IN_NAME.matcher(incoming.name());
        return named.find() ? Optional.of(named.group(1)) : Optional.empty();
    }

    /** The version of the partner's mapping that a table is read by; null for other forms, and for tables after the template. */
    private Optional<String> byMapping(Incoming incoming) {
        Mapping.Kind kind = kind(incoming);
        if (kind == null) {
            return Optional.empty();
        }
        Mapping mapping = incoming.mapping() == null
                ? mappings.forFile(incoming.sender().credential(), incoming.name())
                : mappings.named(incoming.mapping(), kind).orElse(null);
        return mapping == null || mapping.chosen() || mapping.form().kind() != kind
                ? Optional.empty()
                : Optional.of(mapping.standard());
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
