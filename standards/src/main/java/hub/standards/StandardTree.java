package hub.standards;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything the standard says and ever said, and the versions it was released in. 标准全树与各版本。
 *
 * <p>There is one source; a version is what of it holds at that version, by {@code since} and {@code retired}.
 */
public final class StandardTree {
    private final Standard whole;
    private final Map<String, Standard> versions = new LinkedHashMap<>();
    private final List<Standard> accepted = new ArrayList<>();
    private final Standard current;

    /**
     * Projects the source to its versions.
     *
     * @param whole all of it, what is retired included
     * @param released its versions, oldest first
     * @throws IllegalStandardException if the versions are out of order, not exactly one is current, or a name leads nowhere in one
     */
    StandardTree(Standard whole, List<Version> released) {
        this.whole = whole;
        Standard found = null;
        String before = null;
        for (Version version : released) {
            if (before != null && !Version.isAfter(version.version(), before)) {
                throw new IllegalStandardException(
                        "versions.yaml: " + version.version() + " does not come after " + before);
            }
            before = version.version();
            Standard at = at(version);
            versions.put(version.version(), at);
            if (version.status().equals("current")) {
                if (found != null) {
                    throw new IllegalStandardException("versions.yaml: more than one version is current");
                }
                found = at;
                accepted.add(0, at);
            } else if (version.accepted()) {
                accepted.add(at);
            }
        }
        if (found == null) {
            throw new IllegalStandardException("versions.yaml: no version is current");
        }
        this.current = found;
        for (Standard older : accepted) {
            for (RecordType type : older.recordTypes()) {
                if (!current.records().containsKey(type.name())) {
                    throw new IllegalStandardException("record type " + type.name() + ": retired while version "
                            + older.version().version() + ", which has it, is still accepted");
                }
            }
        }
    }

    private Standard at(Version version) {
        try {
            Standard at = whole.at(version);
            EveryNameLeadsSomewhere.check(at);
            return at;
        } catch (IllegalStandardException e) {
            throw new IllegalStandardException("in version " + version.version() + ", " + e.getMessage(), e);
        }
    }

    /** All of it, what is retired and what is yet to come included. */
    public Standard whole() {
        return whole;
    }

    /** Every version, oldest first. */
    public List<Standard> versions() {
        return List.copyOf(versions.values());
    }

    /** The versions that were released, withdrawn ones included: what was received by one is judged by it, however late. */
    public List<Standard> released() {
        return versions.values().stream()
                .filter(standard -> !standard.version().status().equals("draft"))
                .toList();
    }

    /** The version that records are kept in. */
    public Standard current() {
        return current;
    }

    /** The versions that are taken and served at the same time: the current one first. */
    public List<Standard> accepted() {
        return List.copyOf(accepted);
    }

    /** The numbers of the versions that are taken and served, the current one first. */
    public List<String> acceptedVersions() {
        return accepted.stream().map(standard -> standard.version().version()).toList();
    }

    /** Whether records of that version are taken, and subscribers served in it. */
    public boolean accepts(String version) {
        return acceptedVersions().contains(version);
    }

    /**
     * The standard at one of its versions.
     *
     * @throws IllegalStandardException if there is no such version
     */
    public Standard at(String version) {
        Standard at = versions.get(version);
        if (at == null) {
            throw new IllegalStandardException("no version " + version + " of the standard");
        }
        return at;
    }

    /** The newest version, whether it is released or a draft. */
    public Standard newest() {
        return at(whole.version().version());
    }

    /** The way to the current version for records kept in the form of any version before it. */
    public VersionBridge toCurrent() {
        return new VersionBridge(whole, whole, current);
    }

    /** The same to the newest version. */
    public VersionBridge toNewest() {
        return new VersionBridge(whole, whole, newest());
    }

    /**
     * The way for records from one version to another, in either direction.
     *
     * @throws IllegalStandardException if there is no such version
     */
    public VersionBridge bridge(String from, String to) {
        return new VersionBridge(whole, at(from), at(to));
    }
}
