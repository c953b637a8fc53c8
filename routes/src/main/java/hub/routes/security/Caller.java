package hub.routes.security;

import hub.adapters.SenderIdentity;

/** Who a credential turned out to be. What it may do follows from its kind. 调用方。 */
public sealed interface Caller {

    /** Identifier of the credential. */
    String id();

    /** A sender. */
    record Sending(Participants.Entry entry, SenderIdentity identity) implements Caller {
        @Override
        public String id() {
            return entry.id();
        }
    }

    /** A subscriber. */
    record Subscribing(Participants.Subscriber subscriber) implements Caller {
        @Override
        public String id() {
            return subscriber.id();
        }
    }

    /** Who runs the hub. */
    record Operating(String id) implements Caller {}
}
