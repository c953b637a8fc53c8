package hub.routes.soap;

import org.apache.camel.builder.RouteBuilder;

/** Records by SOAP, and what became of them. SOAP 路由。 */
final class SoapRoutes extends RouteBuilder {
    private final ReadCall read;
    private final AnswerCall answer;

    SoapRoutes(ReadCall read, AnswerCall answer) {
        this.read = read;
        this.answer = answer;
    }

    @Override
    public void configure() {
        // what a step throws is the declared fault already; CXF tells it to the caller
        from("cxf:bean:submissionEndpoint")
                .routeId("soap-submission")
                .errorHandler(noErrorHandler())
                .bean(read, "read")
                .bean(answer, "answer")
                .removeHeaders("*");
    }
}
