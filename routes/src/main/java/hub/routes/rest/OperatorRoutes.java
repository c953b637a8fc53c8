package hub.routes.rest;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** What only the operator may ask or order. */
@Component
final class OperatorRoutes extends RouteBuilder {
    private final Redrives redrives;
    private final Books books;
    private final Drafts drafts;

    OperatorRoutes(Redrives redrives, Books books, Drafts drafts) {
        this.redrives = redrives;
        this.books = books;
        this.drafts = drafts;
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

        from("direct:whatIf")
                .routeId("rest-what-if")
                .routeConfigurationId(Problems.ID)
                .bean(drafts, "whatIf");
    }
}
