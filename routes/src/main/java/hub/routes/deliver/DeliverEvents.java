package hub.routes.deliver;

import hub.routes.work.WorkRoutes;
import org.apache.camel.builder.RouteBuilder;

/**
 * Numbered changes go out to each subscriber's queue. 投递路由。
 *
 * <pre>
 * nudge (changes were numbered)          ─┬─> deliver: relay to queues
 * timer (a queue that did not answer)    ─┘
 * </pre>
 */
final class DeliverEvents extends RouteBuilder {
    /** One nudge waits at most: a pass takes everything there is. */
    static final String NUDGE = "seda:deliver?size=1&discardWhenFull=true&concurrentConsumers=1";

    private final RelayToQueues relay;

    DeliverEvents(RelayToQueues relay) {
        this.relay = relay;
    }

    @Override
    public void configure() {
        from("timer:deliver?period=2000&includeMetadata=false")
                .routeId("deliver-timer")
                .to(NUDGE);

        from(NUDGE)
                .routeId("deliver-events")
                .routeConfigurationId(WorkRoutes.ErrorHandling.QUIET_ID)
                .bean(relay, "relay")
                .id("relay-to-queues");
    }
}
