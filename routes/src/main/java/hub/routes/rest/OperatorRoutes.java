package hub.routes.rest;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** What only the operator may ask or order. */
@Component
final class OperatorRoutes extends RouteBuilder {
    private final Redrives redrives;
    private final Books books;
    private final WaiverDesk waivers;
    private final Lineages lineages;

    OperatorRoutes(Redrives redrives, Books books, WaiverDesk waivers, Lineages lineages) {
        this.redrives = redrives;
        this.books = books;
        this.waivers = waivers;
        this.lineages = lineages;
    }

    @Override
    public void configure() {
        from("direct:redrive")
                .routeId("rest-redrive")
                .routeConfigurationId(Problems.ID)
                .bean(redrives, "redrive");

        from("direct:getReconciliation")
                .routeId("rest-get-reconciliation")
                .routeConfigurationId(Problems.ID)
                .bean(books, "sums");

        from("direct:grantWaiver")
                .routeId("rest-grant-waiver")
                .routeConfigurationId(Problems.ID)
                .bean(waivers, "grant");

        from("direct:endWaiver")
                .routeId("rest-end-waiver")
                .routeConfigurationId(Problems.ID)
                .bean(waivers, "end");

        from("direct:listWaivers")
                .routeId("rest-list-waivers")
                .routeConfigurationId(Problems.ID)
                .bean(waivers, "waivers");

        from("direct:getLineage")
                .routeId("rest-get-lineage")
                .routeConfigurationId(Problems.ID)
                .bean(lineages, "lineage");
    }
}
