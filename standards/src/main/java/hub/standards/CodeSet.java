package hub.standards;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A code set of one edition. 代码集。 Look-ups are by hash, flat in time however many codes there are.
 */
public final class CodeSet {
    private final String id;
    private final String edition;
    private final Text name;
    private final Source source;
    private final String namespace;
    private final List<Code> codes;
    private final Map<String, Code> byCode = new HashMap<>();
    private final Map<String, List<Code>> byName = new HashMap<>();
    private final Map<String, Code> former = new LinkedHashMap<>();

    /**
     * Reads as it stands in the YAML file.
     *
     * @param id the code set's identifier, such as {@code ZB09}
     * @param edition the edition, part of every reference
     * @param name its name
     * @param source its source norm
     * @param namespace {@code national}, {@code hr} or {@code hub} (our own extension)
     * @param codes the codes in order
     * @throws IllegalStandardException if a code stands twice
     */
    public CodeSet(String id, String edition, Text name, Source source, String namespace, List<Code> codes) {
        this(id, edition, name, source, namespace, codes, List.of());
    }

    /**
     * A code set as one version of the standard has it.
     *
     * @param former codes that an earlier version had and this one has not
     */
    CodeSet(
            String id,
            String edition,
            Text name,
            Source source,
            String namespace,
            List<Code> codes,
            Collection<Code> former) {
        this.id = id;
        this.edition = edition;
        this.name = name;
        this.source = source;
        this.namespace = namespace;
        this.codes = List.copyOf(codes);
        for (Code code : codes) {
            if (byCode.put(code.code(), code) != null) {
                throw new IllegalStandardException(
                        "code set " + reference() + ": code " + code.code() + " stands twice");
            }
            byName.computeIfAbsent(code.zh(), unused -> new ArrayList<>()).add(code);
        }
        former.forEach(code -> this.former.put(code.code(), code));
    }

    /** How elements refer to it: identifier and edition, such as {@code ZB09@2014}. */
    public String reference() {
        return id + "@" + edition;
    }

    public String id() {
        return id;
    }

    public String edition() {
        return edition;
    }

    public Text name() {
        return name;
    }

    public Source source() {
        return source;
    }

    public String namespace() {
        return namespace;
    }

    /** All codes, in the order of the standard. */
    public List<Code> codes() {
        return codes;
    }

    /** The code, or null if the set has none such. */
    public @Nullable Code find(String code) {
        return byCode.get(code);
    }

    /** Codes that an earlier version had; each says when it was retired and what takes its place. */
    public Collection<Code> former() {
        return Collections.unmodifiableCollection(former.values());
    }

    /** The code that an earlier version had, or null if none had it or it is still in force. */
    public @Nullable Code former(String code) {
        return former.get(code);
    }

    /** Codes with exactly this Chinese name; more than one means that the name alone decides nothing. */
    public List<Code> named(String zh) {
        return byName.getOrDefault(zh, List.of());
    }

    /** Whether {@code code} is {@code ancestor} or stands below it by {@code parent} links. */
    public boolean isUnder(String code, String ancestor) {
        Code at = byCode.get(code);
        while (at != null) {
            if (at.code().equals(ancestor)) {
                return true;
            }
            at = at.parent() == null ? null : byCode.get(at.parent());
        }
        return false;
    }
}
