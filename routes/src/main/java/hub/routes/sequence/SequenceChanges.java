package hub.routes.sequence;

import hub.routes.deliver.DeliverEvents;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * Committed changes get their numbers, then go on their way. Work nudges it after each commit; the timer finds what a nudge missed. 编号路由。
 */
@Component
public class SequenceChanges extends RouteBuilder {
    /** Where work says that something was committed. One nudge waits at most: a pass takes everything there is. */
    public static final String NUDGE = "seda:sequence?size=1&discardWhenFull=true";

    private final Sequencer sequencer;

    public SequenceChanges(Sequencer sequencer) {
        this.sequencer = sequencer;
    }

    @Override
    public void configure() {
        from("timer:sequence?period={{hub.sequence.period:250}}").routeId("wake-sequencer").to(NUDGE);

        from(NUDGE)
                .routeId("sequence-changes")
                .routeConfigurationId("retry-or-park")
                .bean(sequencer, "pass")
                .id("number-and-seal")
                .to(DeliverEvents.NUDGE);
    }
}
