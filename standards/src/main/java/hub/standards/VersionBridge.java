package hub.standards;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The way of records from one version of the standard to another, made once. 版本转换。
 *
 * <p>A field goes to the field of its name, or to the one that took its place; a retired code becomes the one that replaces it; back again,
 * a code goes to the one it replaced where it replaced exactly one. Nothing is mapped by likeness, and what does not arrive is named.
 * Thread-safe.
 */
public final class VersionBridge {
    private final Standard whole;
    private final Standard from;
    private final Standard to;
    private final Map<String, Ways> types = new HashMap<>();

    /**
     * A record on the other side.
     *
     * @param record the record in the form of the other version
     * @param lost fields, of the version it came from, whose value found no place
     * @param kept fields, of the version it came to, whose code that version does not have
     */
    public record Crossed(StandardRecord record, List<Field> lost, List<Field> kept) {}

    private record Way(
            Field target, List<Field> sources, @Nullable Codes codes) {}

    private record Ways(RecordType source, RecordType target, List<Way> ways) {}

    VersionBridge(Standard whole, Standard from, Standard to) {
        this.whole = whole;
        this.from = from;
        this.to = to;
        for (RecordType target : to.recordTypes()) {
            RecordType source = from.records().get(target.name());
            if (source != null) {
                types.put(target.name(), ways(whole.record(target.name()), source, target));
            }
        }
    }

    /** The version records come from. */
    public Standard from() {
        return from;
    }

    /** The version records come to. */
    public Standard to() {
        return to;
    }

    /** Whether every value of a record of that type stays what it is, under the name it has. */
    public boolean leaves(String type) {
        Ways ways = types.get(type);
        return ways != null
                && ways.ways().stream()
                        .allMatch(way -> way.codes() == null
                                && way.sources().stream()
                                        .allMatch(source -> source.name()
                                                .equals(way.target().name())))
                && ways.source().fields().stream()
                        .allMatch(field -> ways.target().find(field.name()) != null);
    }

    /** Whether both versions have the record type. */
    public boolean carries(String type) {
        return types.containsKey(type);
    }

    /** The fields that the value of a field comes from, the one that counts first; none if nothing of the other version becomes it. */
    public List<String> sources(String type, String field) {
        return way(type, field).sources().stream().map(Field::name).toList();
    }

    /** What becomes a value of a field: the value itself, or the codes that are said so on this side. */
    public List<String> saidAs(String type, String field, String value) {
        Codes codes = way(type, field).codes();
        return codes == null ? List.of(value) : codes.saidAs(value);
    }

    private Way way(String type, String field) {
        Ways ways = Objects.requireNonNull(types.get(type), type);
        return ways.ways().get(ways.target().field(field).ordinal());
    }

    /**
     * Takes a record across.
     *
     * @param record a record in the form of the version it comes from
     * @throws IllegalStandardException if the other version does not have its type
     */
    public Crossed cross(StandardRecord record) {
        if (from == to) {
            return new Crossed(record, List.of(), List.of());
        }
        Ways ways = types.get(record.type().name());
        if (ways == null) {
            throw new IllegalStandardException(
                    "version " + to.version().version() + " has no record type " + record.type());
        }
        StandardRecord.Builder across = StandardRecord.of(ways.target())
                .key(record.key())
                .version(record.version())
                .operation(record.operation());
        boolean[] arrived = new boolean[ways.source().fields().size()];
        List<Field> kept = new ArrayList<>(0);
        for (Way way : ways.ways()) {
            for (Field source : way.sources()) {
                Object value = record.get(source.ordinal());
                if (value == null) {
                    continue;
                }
                Object said = value;
                if (way.codes() != null && value instanceof String code) {
                    said = way.codes().of(code);
                    if (way.codes().lacks(said)) {
                        kept.add(way.target());
                    }
                }
                if (said != null) {
                    across.set(way.target().ordinal(), said);
                    arrived[source.ordinal()] = true;
                    break;
                }
            }
        }
        List<Field> lost = new ArrayList<>(0);
        for (Field source : ways.source().fields()) {
            if (!arrived[source.ordinal()] && record.get(source.ordinal()) != null) {
                lost.add(source);
            }
        }
        return new Crossed(across.build(), lost, kept);
    }

    private Ways ways(RecordType all, RecordType source, RecordType target) {
        List<Way> ways = new ArrayList<>();
        for (Field field : target.fields()) {
            List<Field> sources = sources(all, source, target, field).stream()
                    .filter(one -> one.type() == field.type())
                    .toList();
            Codes codes = field.type() == DataType.CODE && !sources.isEmpty() ? codes(sources.get(0), field) : null;
            ways.add(new Way(field, sources, codes));
        }
        return new Ways(source, target, ways);
    }

    /** Where the value of a field comes from: its own name; else what it took the place of; else what took its place, if that was it alone. */
    private static List<Field> sources(RecordType all, RecordType source, RecordType target, Field field) {
        Field same = source.find(field.name());
        List<Field> before = new ArrayList<>(same == null ? List.of() : List.of(same));
        source.fields().stream()
                .filter(one -> target.find(one.name()) == null
                        && successors(all, one.name()).contains(field.name()))
                .forEach(before::add);
        if (!before.isEmpty()) {
            return before;
        }
        Set<String> after = successors(all, field.name());
        return source.fields().stream()
                .filter(one -> after.contains(one.name())
                        && target.find(one.name()) == null
                        && target.fields().stream()
                                        .filter(other -> source.find(other.name()) == null
                                                && successors(all, other.name()).contains(one.name()))
                                        .count()
                                == 1)
                .toList();
    }

    private static Set<String> successors(RecordType all, String name) {
        Set<String> names = new HashSet<>();
        Field field = all.find(name);
        while (field != null && field.replacedBy() != null && names.add(field.replacedBy())) {
            field = all.find(field.replacedBy());
        }
        return names;
    }

    private @Nullable Codes codes(Field source, Field target) {
        String there = Objects.requireNonNull(source.domain().codes());
        String here = Objects.requireNonNull(target.domain().codes());
        CodeSet in = Objects.requireNonNull(from.codeSet(there), there);
        CodeSet out = Objects.requireNonNull(to.codeSet(here), here);
        if (!there.equals(here)) {
            return new Codes(translated(in, out), out, false);
        }
        Map<String, String> replaced = new HashMap<>();
        CodeSet every = Objects.requireNonNull(whole.codeSet(here), here);
        for (Code code : every.codes()) {
            if (out.find(code.code()) == null) {
                String other = replacement(every, out, code);
                if (other != null) {
                    replaced.put(code.code(), other);
                }
            }
        }
        boolean alike = in.codes().stream().allMatch(code -> out.find(code.code()) != null);
        return alike && replaced.isEmpty() ? null : new Codes(replaced, out, true);
    }

    /** What stands in the other version for a code it does not have; null where nothing does, or more than one. */
    private static @Nullable String replacement(CodeSet every, CodeSet out, Code code) {
        Code at = code;
        Set<String> seen = new HashSet<>();
        while (at != null && at.replacedBy() != null && seen.add(at.code())) {
            at = every.find(at.replacedBy());
            if (at != null && out.find(at.code()) != null) {
                return at.code();
            }
        }
        List<String> replacedByIt = out.codes().stream()
                .map(Code::code)
                .filter(one -> leadsTo(every, one, code.code()))
                .toList();
        return replacedByIt.size() == 1 ? replacedByIt.get(0) : null;
    }

    private static boolean leadsTo(CodeSet every, String from, String to) {
        Set<String> seen = new HashSet<>();
        Code at = every.find(from);
        while (at != null && at.replacedBy() != null && seen.add(at.code())) {
            if (at.replacedBy().equals(to)) {
                return true;
            }
            at = every.find(at.replacedBy());
        }
        return false;
    }

    /** Between two sets only what is exactly the same, by their translation. */
    private Map<String, String> translated(CodeSet in, CodeSet out) {
        Translation there = whole.translation(in.reference(), out.reference());
        Translation back = whole.translation(out.reference(), in.reference());
        Map<String, String> codes = new HashMap<>();
        for (Code code : in.codes()) {
            String exact = there != null ? there.exact(code.code()) : back == null ? null : back.back(code.code());
            if (exact != null && out.find(exact) != null) {
                codes.put(code.code(), exact);
            }
        }
        return codes;
    }

    /** How the codes of one field are said in the other version. */
    private record Codes(Map<String, String> replaced, CodeSet out, boolean sameSet) {

        /** The code there; of the same set, a code that has none is kept as it is; of another set, it has no place. */
        @Nullable
        String of(String code) {
            String other = replaced.get(code);
            return other != null ? other : sameSet ? code : null;
        }

        List<String> saidAs(String code) {
            List<String> there = new ArrayList<>();
            if (code.equals(of(code))) {
                there.add(code);
            }
            replaced.forEach((one, other) -> {
                if (other.equals(code) && !one.equals(code)) {
                    there.add(one);
                }
            });
            return there;
        }

        boolean lacks(@Nullable Object code) {
            return code instanceof String text && out.find(text) == null;
        }
    }
}
