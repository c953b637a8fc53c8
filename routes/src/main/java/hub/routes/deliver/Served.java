package hub.routes.deliver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hub.adapters.repository.Subscription;
import hub.schemas.CanonicalJson;
import hub.standards.Field;
import hub.standards.StandardRecord;
import hub.standards.StandardTree;
import hub.standards.VersionBridge;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Records in the version of the standard that a subscriber asked for. 按订阅方所用版本呈现。
 *
 * <p>Fields that version lacks are left out, codes it knows under another name go by that name; a code it does not know at all is kept as
 * it is, and its field is named under {@code newerCodes}.
 */
final class Served {
    private final String current;
    private final Map<String, VersionBridge> down = new HashMap<>();

    Served(StandardTree tree) {
        this.current = tree.current().version().version();
        tree.acceptedVersions().forEach(version -> down.put(version, tree.bridge(current, version)));
    }

    /**
     * The version a subscriber is answered in.
     *
     * @param asked the version this call asks for; null for that of its terms
     * @throws IllegalArgumentException if that version is not served
     */
    String version(Subscription subscription, @Nullable String asked) {
        String agreed = subscription.terms().standard();
        String version = asked != null ? asked : agreed != null ? agreed : current;
        if (!down.containsKey(version)) {
            throw new IllegalArgumentException("version " + version + " is not served");
        }
        return version;
    }

    /** Whether a version has a record type. */
    boolean has(String version, String type) {
        return bridge(version).carries(type);
    }

    /** Writes a record's fields, as a version has them, into {@code data} of the object. */
    void write(StandardRecord record, String version, ObjectNode into) {
        VersionBridge.Crossed crossed = bridge(version).cross(record);
        into.set("data", CanonicalJson.write(crossed.record()));
        if (!crossed.kept().isEmpty()) {
            ArrayNode newer = into.putArray("newerCodes");
            crossed.kept().stream().map(Field::name).forEach(newer::add);
        }
    }

    private VersionBridge bridge(String version) {
        return Objects.requireNonNull(down.get(version), version);
    }
}
