package hub.routes.work;

import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;

/**
 * What waits is released when what it waits for has come. 放行路由。
 *
 * <pre>
 * nudge (something awaited was recorded) ─┬─> release: judge again
 * timer (every two seconds)              ─┘
 * </pre>
 */
public final class ReleaseRoutes extends RouteBuilder {
    private static final String QUEUE = "seda:release?size=1&discardWhenFull=true&concurrentConsumers=1";
    private final Release release;

    ReleaseRoutes(Release release) {
        this.release = release;
    }

    @Override
    public void configure() {
        from("timer:release?period=2000&includeMetadata=false")
                .routeId("release-timer")
                .to(QUEUE);

        // one consumer, one waiting nudge: what comes after a pass began is released by the next
        from(QUEUE)
                .routeId("release")
                .routeConfigurationId(WorkRoutes.ErrorHandling.QUIET_ID)
                .bean(release);
    }

    /** Tells that something came that is awaited. */
    static final class Nudge implements Runnable {
        private final ProducerTemplate camel;

        Nudge(ProducerTemplate camel) {
            this.camel = camel;
        }

        @Override
        public void run() {
            camel.sendBody(QUEUE, "");
        }
    }
}
