package hub.routes.sequence;

import hub.routes.work.WorkRoutes;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;

/**
 * Committed changes get their numbers. 定序路由。
 *
 * <pre>
 * nudge (a chunk was committed) ─┬─> sequence: number and seal
 * timer (every second)          ─┘
 * </pre>
 */
public final class SequenceRoutes extends RouteBuilder {
    private static final String QUEUE = "seda:sequence?size=1&discardWhenFull=true&concurrentConsumers=1";
    private final Sequencer sequencer;

    SequenceRoutes(Sequencer sequencer) {
        this.sequencer = sequencer;
    }

    @Override
    public void configure() {
        from("timer:sequence?period=1000&includeMetadata=false")
                .routeId("sequence-timer")
                .to(QUEUE);

        // one consumer, one waiting nudge: what is committed after a pass began is numbered by the next
        from(QUEUE)
                .routeId("sequence")
                .routeConfigurationId(WorkRoutes.ErrorHandling.QUIET_ID)
                .bean(sequencer);
    }

    /** Tells the sequencer that something was committed. */
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
