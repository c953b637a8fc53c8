package hub.routes.deliver;

import hub.adapters.repository.Terms;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How events are delivered. 投递设置。
 *
 * @param batch at most so many events in one transaction of the broker
 * @param subscriptions who gets what
 */
@ConfigurationProperties("hub.delivery")
public record DeliverySettings(
        @DefaultValue("500") int batch, @DefaultValue List<Subscriber> subscriptions) {

    public DeliverySettings {
        if (batch < 1 || batch > 5_000) {
            throw new IllegalArgumentException("hub.delivery.batch must be 1 to 5000");
        }
        subscriptions = List.copyOf(subscriptions);
    }

    /**
     * One subscriber's terms.
     *
     * @param name the subscriber's credential
     * @param types record types it gets
     * @param sealed whether it gets sensitive personal fields in clear
     * @param matchedOnly whether records about a person wait until the person is matched
     * @param traineeCategories categories of trainees it gets records about; none named means all
     * @param standard version of the standard it is answered in; none named means the current one, whichever that is
     */
    public record Subscriber(
            String name,
            List<String> types,
            @DefaultValue("false") boolean sealed,
            @DefaultValue("true") boolean matchedOnly,
            @DefaultValue List<String> traineeCategories,
            @Nullable String standard) {

        Terms terms() {
            return new Terms(types, sealed, matchedOnly, traineeCategories, standard);
        }

        /** The subscriber's queue. */
        public String queue() {
            return "hub.out." + name;
        }
    }
}
