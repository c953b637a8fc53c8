package hub.routes.rest;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Submitting records, and what became of them. */
@Component
final class SubmissionRoutes extends RouteBuilder {
    private final ReadPosted posted;
    private final Submit submit;
    private final TryOut tryOut;
    private final OwnReceipts receipts;
    private final OwnTables tables;

    SubmissionRoutes(ReadPosted posted, Submit submit, TryOut tryOut, OwnReceipts receipts, OwnTables tables) {
        this.posted = posted;
        this.submit = submit;
        this.tryOut = tryOut;
        this.receipts = receipts;
        this.tables = tables;
    }

    @Override
    public void configure() {
        from("direct:submit")
                .routeId("rest-submit")
                .routeConfigurationId(Problems.ID)
                .bean(posted, "read")
                .bean(submit, "receive")
                .bean(submit, "answer");

        from("direct:validate")
                .routeId("rest-validate")
                .routeConfigurationId(Problems.ID)
                .bean(posted, "read")
                .bean(tryOut, "judge");

        from("direct:getReceipt")
                .routeId("rest-get-receipt")
                .routeConfigurationId(Problems.ID)
                .bean(receipts, "receipt");

        from("direct:listSubmissions")
                .routeId("rest-list-submissions")
                .routeConfigurationId(Problems.ID)
                .bean(receipts, "list");

        from("direct:listAllSubmissions")
                .routeId("rest-list-all-submissions")
                .routeConfigurationId(Problems.ID)
                .bean(receipts, "listAll");

        from("direct:listFindings")
                .routeId("rest-list-findings")
                .routeConfigurationId(Problems.ID)
                .bean(receipts, "findings");

        from("direct:getFindingsCsv")
                .routeId("rest-get-findings-csv")
                .routeConfigurationId(Problems.ID)
                .bean(receipts, "findingsCsv");

        from("direct:getWorkbook")
                .routeId("rest-get-workbook")
                .routeConfigurationId(Problems.ID)
                .bean(tables, "table");
    }
}
