package hub.routes.rest;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** What only the operator may ask or order. */
@Component
final class OperatorRoutes extends RouteBuilder {
    private final Redrives redrives;
    private final Books books;

    OperatorRoutes(Redrives redrives, Books books) {
        this.redrives = redrives;
        this.books = books;
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
    }
}
