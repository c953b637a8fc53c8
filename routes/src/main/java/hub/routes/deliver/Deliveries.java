package hub.routes.deliver;

import hub.adapters.projection.Projections;
import hub.adapters.repository.CurrentRecords;
import hub.adapters.repository.Failpoints;
import hub.adapters.repository.Offering;
import hub.adapters.repository.Reconciliation;
import hub.adapters.repository.RepositoryFacts;
import hub.adapters.repository.StoredForms;
import hub.adapters.repository.Subscriptions;
import hub.routes.embedded.DataFolder;
import hub.routes.embedded.RefusedStart;
import hub.routes.embedded.RunningBroker;
import hub.routes.work.Transactions;
import hub.standards.Standard;
import hub.standards.StandardTree;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.apache.camel.ProducerTemplate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of delivery, put together. At start each subscriber has its queue, with a dead-letter queue bound, or the hub does not start. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeliverySettings.class)
public class Deliveries {

    @Bean
    Offering offering(Standard standard, StoredForms forms) {
        return new Offering(standard, forms);
    }

    @Bean
    Subscriptions subscriptions(
            Offering offering, DeliverySettings settings, Transactions transactions, StandardTree tree) {
        settings.subscriptions().forEach(subscriber -> known(tree, subscriber));
        Subscriptions subscriptions = new Subscriptions(offering);
        transactions.run(connection -> {
            for (DeliverySettings.Subscriber subscriber : settings.subscriptions()) {
                subscriptions.ensure(
                        connection,
                        subscriber.name(),
                        subscriber.terms(),
                        Clock.systemUTC().instant());
            }
        });
        return subscriptions;
    }

    private static void known(StandardTree tree, DeliverySettings.Subscriber subscriber) {
        String version = subscriber.standard();
        if (version == null) {
            return;
        }
        if (!tree.accepts(version)) {
            throw new RefusedStart(
                    "订阅方 " + subscriber.name() + " 要求标准 " + version + " 版，可用的是 " + tree.acceptedVersions() + "。",
                    "The subscriber " + subscriber.name() + " asks for version " + version
                            + " of the standard; served are " + tree.acceptedVersions() + ".");
        }
        for (String type : subscriber.types()) {
            if (!tree.at(version).records().containsKey(type)) {
                throw new RefusedStart(
                        "订阅方 " + subscriber.name() + " 订阅 " + type + "，标准 " + version + " 版没有这个记录类型。",
                        "The subscriber " + subscriber.name() + " subscribes to " + type + ", which version " + version
                                + " of the standard does not have.");
            }
        }
    }

    @Bean
    Served served(StandardTree tree) {
        return new Served(tree);
    }

    @Bean
    Reconciliation reconciliation(Subscriptions subscriptions) {
        return new Reconciliation(subscriptions);
    }

    @Bean
    CurrentRecords currentRecords(Standard standard, StoredForms forms) {
        return new CurrentRecords(standard, forms);
    }

    @Bean
    JmsEventQueue eventQueue(RunningBroker broker, DeliverySettings settings) {
        settings.subscriptions().forEach(subscriber -> broker.declare(subscriber.queue()));
        broker.check();
        return new JmsEventQueue(broker.connectionFactory());
    }

    /** The sequencer calls it when changes were numbered. */
    @Bean
    Runnable relayNudge(ProducerTemplate camel) {
        return () -> camel.sendBody(DeliverEvents.NUDGE, "numbered");
    }

    @Bean
    DeliverEvents deliverEvents(RelayToQueues relay) {
        return new DeliverEvents(relay);
    }

    @Bean
    RelayToQueues relayToQueues(
            Transactions transactions,
            Subscriptions subscriptions,
            EventQueue queue,
            Served served,
            DeliverySettings settings,
            Failpoints failpoints,
            MeterRegistry meters) {
        return new RelayToQueues(
                transactions, subscriptions, queue, served, settings, failpoints, meters, Clock.systemUTC());
    }

    @Bean
    Renderings renderings(
            Standard standard, Served served, DataFolder data, CurrentRecords records, RepositoryFacts.Source facts) {
        Projections projections = Projections.read(standard, data.path().resolve("projections"));
        return new Renderings(standard, served, projections, records, facts);
    }

    @Bean
    ChangeFeed changeFeed(
            Transactions transactions, Subscriptions subscriptions, Offering offering, Renderings renderings) {
        return new ChangeFeed(transactions, subscriptions, offering, renderings);
    }

    @Bean
    RecordByKey recordByKey(
            Served served,
            Transactions transactions,
            Subscriptions subscriptions,
            Offering offering,
            CurrentRecords records) {
        return new RecordByKey(served, transactions, subscriptions, offering, records);
    }
}
