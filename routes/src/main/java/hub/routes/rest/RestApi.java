package hub.routes.rest;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.rest.RestBindingMode;
import org.springframework.stereotype.Component;

/** The operations of {@code openapi/hub.yaml}, one line each; a test holds the two together. REST 操作一览。 */
@Component
final class RestApi extends RouteBuilder {
    private static final String JSON = "application/json";
    private static final String CSV = "text/csv";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String RECORDS = String.join(",", JSON, "application/x-ndjson", CSV, XLSX);
    private static final String ANY = "*/*";

    @Override
    public void configure() {
        restConfiguration()
                .component("platform-http")
                .bindingMode(RestBindingMode.off)
                .inlineRoutes(false)
                .enableCORS(false)
                .endpointProperty("muteException", "true");

        post("submit", "/api/v1/submissions", RECORDS);
        get("listSubmissions", "/api/v1/submissions", JSON);
        get("getReceipt", "/api/v1/submissions/{submission}", JSON);
        get("listFindings", "/api/v1/submissions/{submission}/findings", JSON);
        get("getFindingsCsv", "/api/v1/submissions/{submission}/findings.csv", CSV);
        post("validate", "/api/v1/validations", RECORDS);
        get("listCodeSets", "/api/v1/codesets", JSON);
        get("getCodeSet", "/api/v1/codesets/{set}", JSON);
        get("listSchemas", "/api/v1/schemas", JSON);
        get("getSchema", "/api/v1/schemas/{version}/{kind}/{file}", ANY);
        get("readChanges", "/api/v1/changes", JSON);
        get("getRecord", "/api/v1/records/{type}/{institution}/{system}/{sourceId}", JSON);
        get("getDocs", "/docs", ANY);
        get("getDocsFile", "/docs/{version}/{kind}/{file}", ANY);
        get("getLimits", "/api/v1/limits", JSON);
        post("redrive", "/api/v1/operator/redrives", JSON);
        post("grantWaiver", "/api/v1/operator/waivers", JSON);
        get("listWaivers", "/api/v1/operator/waivers", JSON);
        post("endWaiver", "/api/v1/operator/waivers/{waiver}/end", ANY);
        get("getLineage", "/api/v1/operator/lineage", JSON);
        get("listAllSubmissions", "/api/v1/operator/submissions", JSON);
        get("getReconciliation", "/api/v1/operator/reconciliation", JSON);
    }

    private void get(String operation, String path, String produces) {
        rest(path).get().id(operation).produces(produces).to("direct:" + operation);
    }

    private void post(String operation, String path, String consumes) {
        rest(path).post().id(operation).consumes(consumes).produces(JSON).to("direct:" + operation);
    }
}
