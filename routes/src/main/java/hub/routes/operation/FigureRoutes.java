package hub.routes.operation;

import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Reads the figures often enough for who scrapes them. */
@Component
final class FigureRoutes extends RouteBuilder {
    private final Figures figures;

    FigureRoutes(Figures figures) {
        this.figures = figures;
    }

    @Override
    public void configure() {
        onException(Exception.class)
                .handled(true)
                .logStackTrace(false)
                .log(LoggingLevel.WARN, "the figures could not be read this time");

        from("scheduler:figures?initialDelay=2000&delay=15000")
                .routeId("read-figures")
                .bean(figures, "read");
    }
}
