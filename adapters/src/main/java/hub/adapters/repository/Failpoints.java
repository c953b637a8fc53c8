package hub.adapters.repository;

/**
 * Named points on the path of a record at which a test may stop the process. 故障注入点。
 *
 * <p>In production nothing happens there.
 */
@FunctionalInterface
public interface Failpoints {

    /** Nothing happens anywhere. */
    Failpoints NONE = name -> {};

    /** The path has come to the point of that name. */
    void reach(String name);
}
