package hub.routes.deliver;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Numbered changes go out to each subscriber's queue. 投递路由。 */
@Component
public class DeliverEvents extends RouteBuilder {
    /** Where the sequencer says that there may be something to deliver. */
    public static final String NUDGE = "seda:deliver?size=1&discardWhenFull=true";

    private final RelayToQueues relay;

    public DeliverEvents(RelayToQueues relay) {
        this.relay = relay;
    }

    @Override
    public void configure() {
        from(NUDGE)
                .routeId("deliver-events")
                .routeConfigurationId("retry-or-park")
                .bean(relay, "relay")
                .id("relay-to-queues");
    }
}
