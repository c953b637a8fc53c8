package hub.routes.operation;

import hub.routes.embedded.RunningBroker;
import hub.routes.sequence.SealingAge;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must hold before the hub calls itself ready, besides the database: its routes run, the broker works, the sequencer keeps up. */
@Configuration(proxyBeanMethods = false)
class Readiness {

    /** Every route runs; while the hub starts there are none. */
    @Bean
    HealthIndicator routesHealthIndicator(CamelContext camel) {
        return () -> {
            List<Route> routes = camel.getRoutes();
            boolean all = !routes.isEmpty()
                    && camel.getStatus() == ServiceStatus.Started
                    && routes.stream()
                            .allMatch(route -> camel.getRouteController().getRouteStatus(route.getRouteId())
                                    == ServiceStatus.Started);
            return all ? Health.up().build() : Health.outOfService().build();
        };
    }

    /** The broker takes and gives messages. */
    @Bean
    HealthIndicator brokerHealthIndicator(RunningBroker broker) {
        return () -> broker.isActive() ? Health.up().build() : Health.down().build();
    }

    /** What is recorded is numbered, and its audit sealed, soon after. */
    @Bean
    HealthIndicator sequencerHealthIndicator(SealingAge age) {
        return () -> age.tooOld() ? Health.down().build() : Health.up().build();
    }
}
