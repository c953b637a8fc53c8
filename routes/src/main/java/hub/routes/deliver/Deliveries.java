package hub.routes.deliver;

import hub.adapters.projection.Projections;
import hub.adapters.repository.Audit;
import hub.adapters.repository.CurrentRecords;
import hub.adapters.repository.Failpoints;
import hub.adapters.repository.Lineage;
import hub.adapters.repository.Offering;
import hub.adapters.repository.Reconciliation;
import hub.adapters.repository.RepositoryFacts;
import hub.adapters.repository.StoredForms;
import hub.adapters.repository.Submissions;
import hub.adapters.repository.Subscriptions;
import hub.routes.embedded.DataFolder;
import hub.routes.embedded.RunningBroker;
import hub.routes.work.ReadAgain;
import hub.routes.work.Transactions;
import hub.standards.Standard;
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
    Subscriptions subscriptions(Offering offering, DeliverySettings settings, Transactions transactions) {
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
            Standard standard,
            DeliverySettings settings,
            Failpoints failpoints,
            MeterRegistry meters) {
        return new RelayToQueues(
                transactions,
                subscriptions,
                queue,
                new EventJson(standard.version().version()),
                settings,
                failpoints,
                meters,
                Clock.systemUTC());
    }

    @Bean
    Renderings renderings(Standard standard, DataFolder data, CurrentRecords records, RepositoryFacts.Source facts) {
        Projections projections = Projections.read(standard, data.path().resolve("projections"));
        return new Renderings(standard, projections, records, facts);
    }

    @Bean
    ChangeFeed changeFeed(
            Transactions transactions, Subscriptions subscriptions, Offering offering, Renderings renderings) {
        return new ChangeFeed(transactions, subscriptions, offering, renderings);
    }

    @Bean
    RecordByKey recordByKey(
            Standard standard,
            Transactions transactions,
            Subscriptions subscriptions,
            Offering offering,
            CurrentRecords records) {
        return new RecordByKey(standard, transactions, subscriptions, offering, records);
    }

    @Bean
    Trace trace(
            Standard standard,
            Transactions transactions,
            Subscriptions subscriptions,
            Offering offering,
            Submissions submissions,
            ReadAgain readAgain,
            Audit audit) {
        return new Trace(transactions, new Lineage(standard, subscriptions, offering), submissions, readAgain, audit);
    }
}
