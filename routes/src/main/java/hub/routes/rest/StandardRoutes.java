package hub.routes.rest;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** The standard as published, and the limits. */
@Component
final class StandardRoutes extends RouteBuilder {
    private final PublishedFiles published;
    private final LimitTable limits;

    StandardRoutes(PublishedFiles published, LimitTable limits) {
        this.published = published;
        this.limits = limits;
    }

    @Override
    public void configure() {
        from("direct:listCodeSets")
                .routeId("rest-list-code-sets")
                .routeConfigurationId(Problems.ID)
                .bean(published, "codeSets");

        from("direct:getCodeSet")
                .routeId("rest-get-code-set")
                .routeConfigurationId(Problems.ID)
                .bean(published, "codeSet");

        from("direct:listSchemas")
                .routeId("rest-list-schemas")
                .routeConfigurationId(Problems.ID)
                .bean(published, "list");

        from("direct:getSchema")
                .routeId("rest-get-schema")
                .routeConfigurationId(Problems.ID)
                .bean(published, "file");

        from("direct:getDocs")
                .routeId("rest-get-docs")
                .routeConfigurationId(Problems.ID)
                .bean(published, "handbook");

        from("direct:getDocsFile")
                .routeId("rest-get-docs-file")
                .routeConfigurationId(Problems.ID)
                .bean(published, "file");

        from("direct:getLimits")
                .routeId("rest-get-limits")
                .routeConfigurationId(Problems.ID)
                .bean(limits, "table");
    }
}
