package hub.routes.work;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.model.RouteConfigurationDefinition;

/**
 * From the inbox to the repository. 处理路由。
 *
 * <pre>
 * nudge (a submission came, a chunk is read) ─┐
 * sweep (every 2 s, and after a restart)     ─┴─> work: claim -> read and judge -> record -> finish
 * </pre>
 */
public final class WorkRoutes extends RouteBuilder {
    private final Streams streams;
    private final ClaimWork claimWork;
    private final ReadAndJudge readAndJudge;
    private final RecordChunk recordChunk;
    private final FinishTurn finishTurn;

    WorkRoutes(
            Streams streams,
            ClaimWork claimWork,
            ReadAndJudge readAndJudge,
            RecordChunk recordChunk,
            FinishTurn finishTurn) {
        this.streams = streams;
        this.claimWork = claimWork;
        this.readAndJudge = readAndJudge;
        this.recordChunk = recordChunk;
        this.finishTurn = finishTurn;
    }

    @Override
    public void configure() {
        from(streams.queue())
                .routeId("work")
                .routeConfigurationId(ErrorHandling.ID)
                .bean(claimWork)
                .bean(readAndJudge)
                .bean(recordChunk)
                .bean(finishTurn);

        from("timer:sweep?period=2000")
                .routeId("sweep")
                .routeConfigurationId(ErrorHandling.QUIET_ID)
                .bean(streams, "sweep");
    }

    /** What every route of the hub does when a step fails. */
    public static final class ErrorHandling extends RouteConfigurationBuilder {
        /** For work on submissions. */
        public static final String ID = "retry-or-park";

        /** For what comes again by itself. */
        public static final String QUIET_ID = "next-time";

        private final RetryOrPark retryOrPark;

        ErrorHandling(RetryOrPark retryOrPark) {
            this.retryOrPark = retryOrPark;
        }

        @Override
        public void configuration() {
            RouteConfigurationDefinition work = routeConfiguration(ID);
            work.onException(Exception.class)
                    .onWhen(exchange -> TemporaryFault.is(
                            exchange.getProperty(org.apache.camel.Exchange.EXCEPTION_CAUGHT, Throwable.class)))
                    .maximumRedeliveries(-1)
                    .redeliveryDelay(200)
                    .useExponentialBackOff()
                    .backOffMultiplier(2)
                    .maximumRedeliveryDelay(10_000)
                    .logStackTrace(false)
                    .logRetryStackTrace(false);
            work.onException(Exception.class)
                    .maximumRedeliveries(0)
                    .handled(true)
                    .logStackTrace(false)
                    .logExhausted(false)
                    .bean(retryOrPark);
            routeConfiguration(QUIET_ID)
                    .onException(Exception.class)
                    .maximumRedeliveries(0)
                    .handled(true)
                    .logStackTrace(false)
                    .logExhausted(false)
                    .process(exchange -> org.slf4j.LoggerFactory.getLogger(ErrorHandling.class)
                            .warn(
                                    "{} comes again: {}",
                                    exchange.getFromRouteId(),
                                    TemporaryFault.described(exchange.getProperty(
                                            org.apache.camel.Exchange.EXCEPTION_CAUGHT, Throwable.class))));
        }
    }
}
