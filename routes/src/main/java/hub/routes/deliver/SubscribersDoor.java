package hub.routes.deliver;

import hub.routes.embedded.ArtemisSettings;
import hub.routes.embedded.RunningBroker;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Lets subscribers to their queues when the hub is ready, and out again first when it stops. 订阅方的门。
 *
 * <p>A subscriber that took an event and cannot ask for the record behind it gives the event back, and every such try counts towards the
 * dead-letter queue.
 */
@Component
final class SubscribersDoor implements SmartLifecycle {
    private final RunningBroker broker;
    private final ArtemisSettings settings;
    private volatile boolean open;

    SubscribersDoor(RunningBroker broker, ArtemisSettings settings) {
        this.broker = broker;
        this.settings = settings;
    }

    @EventListener
    void onReadiness(AvailabilityChangeEvent<ReadinessState> event) {
        if (event.getState() == ReadinessState.ACCEPTING_TRAFFIC && !open) {
            broker.open(settings.port());
            open = true;
        }
    }

    @Override
    public void start() {
        // readiness opens it, which comes later
    }

    @Override
    public void stop() {
        broker.shut();
        open = false;
    }

    @Override
    public boolean isRunning() {
        return open;
    }

    /** The last to start is the first to stop. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
