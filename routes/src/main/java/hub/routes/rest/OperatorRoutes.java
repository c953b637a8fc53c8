package hub.routes.rest;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** What only the operator may ask or order. */
@Component
final class OperatorRoutes extends RouteBuilder {
    private final Redrives redrives;
    private final Reconciliation reconciliation;

    OperatorRoutes(Redrives redrives, Reconciliation reconciliation) {
        this.redrives = redrives;
        this.reconciliation = reconciliation;
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
                .bean(reconciliation, "sums");
    }
}
