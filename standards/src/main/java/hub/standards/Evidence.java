package hub.standards;

/** How surely a statement of the standard rests on its source norm. 依据的可靠程度。 */
public enum Evidence {
    /** Read in the named source. */
    SEEN,
    /** Concluded from a source that was read. */
    INFERRED,
    /** From professional memory; to be checked against the norm before it is called normative. */
    MEMORY,
    /** Our own definition; no outside norm stands behind it. */
    OWN
}
