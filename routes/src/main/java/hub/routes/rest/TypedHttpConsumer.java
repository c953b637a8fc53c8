package hub.routes.rest;

import hub.routes.security.RequestLimits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Camel's entrance for HTTP with typed bodies at both ends: a {@link RestRequest} goes in, an {@link Answer} comes out.
 *
 * <p>The stock entrance copies the whole request body into memory, and headers and query parameters into message headers, before any
 * route can refuse them. This one reads nothing and copies nothing. It runs on the request's own thread, so log context and caller
 * stay with it.
 */
final class TypedHttpConsumer extends SpringBootPlatformHttpConsumer {
    private final RequestLimits limits;

    TypedHttpConsumer(PlatformHttpEndpoint endpoint, Processor processor, RequestLimits limits) {
        super(endpoint, processor, Runnable::run);
        this.limits = limits;
    }

    /** Handles the request before it returns; null tells Spring that nothing is left to wait for. */
    @Override
    public @Nullable CompletableFuture<Void> service(HttpServletRequest request, HttpServletResponse response) {
        super.service(request, response);
        return null;
    }

    @Override
    protected void handleService(HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (isSuspended() || !isRunAllowed()) {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        Exchange exchange = createExchange(false);
        exchange.setPattern(ExchangePattern.InOut);
        exchange.getIn().setBody(new RestRequest(request, limits));
        createUoW(exchange);
        try {
            getProcessor().process(exchange);
            answer(exchange, response);
        } finally {
            doneUoW(exchange);
            releaseExchange(exchange, false);
        }
    }

    private static void answer(Exchange exchange, HttpServletResponse response) throws Exception {
        if (exchange.getMessage().getBody() instanceof Answer answer && exchange.getException() == null) {
            answer.writeTo(response);
        } else {
            response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        }
    }
}
