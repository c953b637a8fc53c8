package hub.standards;

import java.util.stream.Collectors;

/** A standard as text, every word of it, to be compared. */
final class Printed {
    private Printed() {}

    static String of(Standard standard) {
        StringBuilder text = new StringBuilder();
        text.append(standard.version()).append('\n').append(standard.title()).append('\n');
        standard.elements().values().forEach(element -> text.append(element).append('\n'));
        standard.codeSets()
                .values()
                .forEach(set -> text.append(set.reference())
                        .append(set.name())
                        .append(set.source())
                        .append(set.namespace())
                        .append(set.codes())
                        .append(set.former())
                        .append('\n'));
        standard.recordTypes()
                .forEach(type -> text.append(type.name())
                        .append(type.title())
                        .append(type.definition())
                        .append(type.senders())
                        .append(type.since())
                        .append(type.retired())
                        .append(type.fields())
                        .append(type.references())
                        .append(type.person())
                        .append('\n'));
        standard.rules().values().forEach(rule -> text.append(rule).append('\n'));
        standard.findings().values().forEach(finding -> text.append(finding).append('\n'));
        standard.services().values().forEach(service -> text.append(service).append('\n'));
        standard.translations()
                .forEach((reference, translation) -> text.append(reference)
                        .append(translation.source())
                        .append(translation.codes().entrySet().stream()
                                .map(row -> row.getKey() + "=" + row.getValue())
                                .collect(Collectors.joining(",")))
                        .append('\n'));
        return text.toString();
    }
}
