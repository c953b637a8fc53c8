package hub.routes.deliver;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The answer to a reader of the change feed. 变更流的一页。 */
public sealed interface FeedPage {

    /** A page, as the contract describes it. */
    record Page(ObjectNode json) implements FeedPage {}

    /** The cursor is of another epoch: the repository was rewound, read from the beginning. */
    record Gone() implements FeedPage {}

    /** The cursor is none of ours. */
    record Unknown() implements FeedPage {}

    /** The caller has no subscription. */
    record NotSubscribed() implements FeedPage {}
}
