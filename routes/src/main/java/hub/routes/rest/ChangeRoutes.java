package hub.routes.rest;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** What changed, for those who subscribe. */
@Component
final class ChangeRoutes extends RouteBuilder {
    private final Changes changes;

    ChangeRoutes(Changes changes) {
        this.changes = changes;
    }

    @Override
    public void configure() {
        from("direct:readChanges")
                .routeId("rest-read-changes")
                .routeConfigurationId(Problems.ID)
                .bean(changes, "read");

        from("direct:getRecord")
                .routeId("rest-get-record")
                .routeConfigurationId(Problems.ID)
                .bean(changes, "record");
    }
}
