package hub.standards;

/** The standard itself is wrong: a file that does not fit the metamodel, or a name that leads nowhere. Stops the start, never a message. */
public final class IllegalStandardException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public IllegalStandardException(String message) {
        super(message);
    }

    public IllegalStandardException(String message, Throwable cause) {
        super(message, cause);
    }
}
