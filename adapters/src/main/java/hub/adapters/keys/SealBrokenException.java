package hub.adapters.keys;

/** A sealed value does not open: altered, moved to another place, or sealed by a key that is not here. */
public final class SealBrokenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SealBrokenException(String message) {
        super(message);
    }

    public SealBrokenException(String message, Throwable cause) {
        super(message, cause);
    }
}
