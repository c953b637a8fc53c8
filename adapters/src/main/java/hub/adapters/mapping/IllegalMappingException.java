package hub.adapters.mapping;

import java.util.List;

/** One or more mappings do not fit the schema or the standard. Names every problem, each with its file and place. 映射有误。 */
public final class IllegalMappingException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<String> problems;

    public IllegalMappingException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** The problems, one a line. */
    public List<String> problems() {
        return problems;
    }
}
