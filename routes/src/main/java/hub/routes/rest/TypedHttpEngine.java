package hub.routes.rest;

import hub.routes.security.RequestLimits;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Lets every {@code platform-http} route in by {@link TypedHttpConsumer}. */
@Component("platform-http-engine")
final class TypedHttpEngine implements PlatformHttpEngine {
    private final int port;
    private final RequestLimits limits;

    TypedHttpEngine(@Value("${server.port:8080}") int port, RequestLimits limits) {
        this.port = port;
        this.limits = limits;
    }

    @Override
    public PlatformHttpConsumer createConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
        return new TypedHttpConsumer(endpoint, processor, limits);
    }

    @Override
    public int getServerPort() {
        return port;
    }
}
