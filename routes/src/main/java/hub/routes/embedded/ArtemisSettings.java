package hub.routes.embedded;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The embedded broker.
 *
 * @param port TCP port on loopback where subscribers log in with name and password over CORE; 0 takes a free one
 * @param deliveries how often a message is offered before it goes to the dead-letter queue
 * @param redeliveryDelay wait before the second offer; doubles with each further one
 * @param longestRedeliveryDelay where the doubling ends
 * @param heapMegabytes how much of the heap messages may fill before they wait on disk
 * @param diskMegabytes how much one address may hold on disk before its sender gets an error (never dropped in silence)
 */
@ConfigurationProperties("hub.artemis")
public record ArtemisSettings(
        @DefaultValue("61616") int port,
        @DefaultValue("10") int deliveries,
        @DefaultValue("5s") Duration redeliveryDelay,
        @DefaultValue("10m") Duration longestRedeliveryDelay,
        @DefaultValue("64") int heapMegabytes,
        @DefaultValue("4096") int diskMegabytes) {

    /** On a free port, every other setting at its default. */
    public static ArtemisSettings onFreePort() {
        return new ArtemisSettings(0, 10, Duration.ofSeconds(5), Duration.ofMinutes(10), 64, 4096);
    }
}
