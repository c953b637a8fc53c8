package hub.adapters.mapping;

import hub.adapters.NearMiss;
import hub.standards.Text;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with one mapping file, each with its place. */
final class Problems {
    private final String file;
    private final String at;
    private final List<MappingProblem> found;

    Problems(String file, List<MappingProblem> found) {
        this(file, "", found);
    }

    private Problems(String file, String at, List<MappingProblem> found) {
        this.file = file;
        this.at = at;
        this.found = found;
    }

    /** The same collection, for a part of the file. */
    Problems under(String name) {
        return new Problems(file, at + "/" + name.replace("~", "~0").replace("/", "~1"), found);
    }

    void add(String zh, String en) {
        add(zh, en, null);
    }

    private void add(String zh, String en, @Nullable Text hint) {
        MappingProblem problem = new MappingProblem(file, at, new Text(zh, en), hint);
        if (!found.contains(problem)) {
            found.add(problem);
        }
    }

    /** Something that is not known, with the known name it was probably meant to be. */
    void unknown(String zh, String en, String name, Collection<String> known) {
        String near = NearMiss.of(name, known);
        add(zh, en, near == null ? null : new Text("是不是 " + near, "did you mean " + near));
    }
}
