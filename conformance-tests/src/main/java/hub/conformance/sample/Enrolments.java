package hub.conformance.sample;

import hub.standards.StandardRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Trainees of one institution, entered once each, in order of their first class. 学员名册。 */
final class Enrolments {
    private final Registrar registrar;
    private final String prefix;
    private final Map<Person, StandardRecord> trainees = new LinkedHashMap<>();

    Enrolments(Registrar registrar, String prefix) {
        this.registrar = registrar;
        this.prefix = prefix;
    }

    StandardRecord of(Person person) {
        return trainees.computeIfAbsent(
                person, key -> registrar.trainee(String.format("%s%05d", prefix, person.number()), person));
    }

    List<StandardRecord> all() {
        return List.copyOf(trainees.values());
    }
}
