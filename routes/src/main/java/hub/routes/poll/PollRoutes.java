package hub.routes.poll;

import hub.routes.work.WorkRoutes;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;

/** A route a server: servers do not wait for each other, and one visit at a time goes to each. */
final class PollRoutes extends RouteBuilder {
    private final Map<PartnerServers.Server, PollPartner> partners;

    PollRoutes(Map<PartnerServers.Server, PollPartner> partners) {
        this.partners = partners;
    }

    @Override
    public void configure() {
        partners.forEach((server, partner) -> from("scheduler:poll-" + server.id() + "?initialDelay=1000&delay="
                        + server.every().toMillis())
                .routeId("poll-" + server.id())
                .routeConfigurationId(WorkRoutes.ErrorHandling.QUIET_ID)
                .bean(partner, "poll"));
    }
}
