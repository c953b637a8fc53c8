package hub.routes.security;

import hub.routes.deliver.DeliverySettings;
import hub.routes.embedded.RunningBroker;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Opens each subscriber's queue to its own credential, and to nothing else. 队列准入。 */
@Component
final class QueueAccess implements SmartInitializingSingleton {
    private final DeliverySettings delivery;
    private final RunningBroker broker;
    private final Callers callers;

    QueueAccess(DeliverySettings delivery, RunningBroker broker, Callers callers) {
        this.delivery = delivery;
        this.broker = broker;
        this.callers = callers;
    }

    /** Queues are declared by then. */
    @Override
    public void afterSingletonsInstantiated() {
        for (DeliverySettings.Subscriber subscriber : delivery.subscriptions()) {
            String id = subscriber.name();
            broker.admit(
                    id,
                    secret -> callers.bySecret(id, secret)
                            .filter(Caller.Subscribing.class::isInstance)
                            .isPresent(),
                    subscriber.queue());
        }
    }
}
