package hub.routes.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.JMSSecurityRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.ActiveMQServers;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedArtemisTest {

    private static final String QUEUE = "hr.events";

    @TempDir
    Path temporary;

    private DataFolder data;
    private RunningBroker broker;

    @BeforeEach
    void start() {
        data = DataFolder.open(temporary.resolve("data"));
        broker = started();
        broker.declare(QUEUE);
    }

    @AfterEach
    void stop() {
        broker.close();
        data.close();
    }

    @Test
    void aPersistentMessageOutlivesAStopAndASecondStart() throws JMSException {
        send("一条事件");
        broker.close();

        broker = started();

        assertThat(broker.waiting(QUEUE)).isEqualTo(1);
        try (JMSContext context = broker.connectionFactory().createContext()) {
            assertThat(textOf(consumer(context).receive(5_000))).isEqualTo("一条事件");
        }
    }

    @Test
    void whatIsRefusedTooOftenWaitsInTheQueuesOwnDeadLetters() throws JMSException {
        send("poison");
        send("next");

        try (JMSContext context = broker.connectionFactory().createContext(JMSContext.SESSION_TRANSACTED)) {
            JMSConsumer consumer = consumer(context);
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                Message message = consumer.receive(100);
                if (message != null && "poison".equals(textOf(message))) {
                    context.rollback();
                } else if (message != null) {
                    context.commit();
                }
                return broker.waiting(QUEUE) == 0;
            });
        }

        assertThat(broker.waiting("dead." + QUEUE)).isEqualTo(1);
        try (JMSContext context = broker.connectionFactory().createContext()) {
            assertThat(textOf(context.createConsumer(context.createQueue("dead." + QUEUE))
                            .receive(5_000)))
                    .isEqualTo("poison");
        }
    }

    @Test
    void whatExpiresIsKept() {
        try (JMSContext context = broker.connectionFactory().createContext()) {
            context.createProducer().setTimeToLive(1).send(context.createQueue(QUEUE), "late");
        }
        try (JMSContext context = broker.connectionFactory().createContext()) {
            JMSConsumer consumer = consumer(context);
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> consumer.receive(100) == null && broker.waiting(EmbeddedArtemis.EXPIRED) == 1);
        }
    }

    @Test
    void aSubscriberTakesFromItsOwnQueueOverTheNetworkAndDoesNothingElse() throws JMSException {
        broker.declare("other.events");
        broker.admit("hr", "right"::equals, QUEUE);
        send("event");

        try (JMSContext context = overTheNetwork("hr", "right").createContext()) {
            assertThat(textOf(consumer(context).receive(5_000))).isEqualTo("event");
            assertThatExceptionOfType(JMSSecurityRuntimeException.class)
                    .isThrownBy(() -> context.createConsumer(context.createQueue("other.events")));
            assertThatExceptionOfType(JMSRuntimeException.class)
                    .isThrownBy(() -> context.createProducer().send(context.createQueue(QUEUE), "forged"));
            assertThatExceptionOfType(JMSRuntimeException.class)
                    .isThrownBy(() -> context.createConsumer(context.createQueue("activemq.management")));
        }
        assertThat(broker.waiting(QUEUE)).isZero();
    }

    @Test
    void nobodyEntersWithoutTheRightPassword() {
        broker.admit("hr", "right"::equals, QUEUE);

        for (List<String> attempt : List.of(
                List.of("hr", "wrong"), List.of("", ""), List.of("guest", "guest"), List.of("cluster", "cluster"))) {
            assertThatExceptionOfType(JMSSecurityRuntimeException.class)
                    .isThrownBy(() -> overTheNetwork(attempt.get(0), attempt.get(1))
                            .createContext()
                            .close());
        }
    }

    @Test
    void aSubscriberWhoseAccessEndsIsCutOff() {
        broker.admit("hr", "right"::equals, QUEUE);
        try (JMSContext context = overTheNetwork("hr", "right").createContext()) {
            consumer(context);

            broker.expel("hr");

            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThatExceptionOfType(JMSRuntimeException.class)
                            .isThrownBy(() -> overTheNetwork("hr", "right")
                                    .createContext()
                                    .close()));
        }
    }

    @Test
    void queuesDoNotAppearByBeingNamed() {
        try (JMSContext context = broker.connectionFactory().createContext()) {
            assertThatExceptionOfType(JMSRuntimeException.class)
                    .isThrownBy(() -> context.createProducer().send(context.createQueue("misspelt"), "lost?"))
                    .withMessageContaining("misspelt");
        }
    }

    @Test
    void aBrokerWithArtemisOwnDefaultsIsRefused() throws Exception {
        var configuration = new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .addAcceptorConfiguration("in-vm", "vm://4711");
        ActiveMQServer careless = ActiveMQServers.newActiveMQServer(configuration);
        careless.start();
        try {
            assertThatExceptionOfType(RefusedStart.class)
                    .isThrownBy(() -> BrokerSelfCheck.check(careless))
                    .withMessageContaining("persistence is off")
                    .withMessageContaining("security is off")
                    .withMessageContaining("auto-delete is on")
                    .withMessageContaining("dead-letter address is not set")
                    .withMessageContaining("expiry address is not set")
                    .withMessageContaining("is not halted");
        } finally {
            careless.stop();
        }
    }

    @Test
    void aDeadLetterAddressThatLeadsNowhereIsRefused() {
        broker.check();

        broker.server()
                .getAddressSettingsRepository()
                .addMatch(
                        QUEUE,
                        new AddressSettings(broker.server()
                                        .getAddressSettingsRepository()
                                        .getMatch("#"))
                                .setDeadLetterAddress(SimpleString.of("nowhere")));

        assertThatExceptionOfType(RefusedStart.class)
                .isThrownBy(broker::check)
                .withMessageContaining("nowhere has no durable queue");
    }

    private RunningBroker started() {
        var settings = new ArtemisSettings(0, 3, Duration.ofMillis(50), Duration.ofMillis(200), 16, 64);
        RunningBroker started = new EmbeddedArtemis(settings, data).start();
        started.open(settings.port());
        return started;
    }

    private void send(String text) {
        try (JMSContext context = broker.connectionFactory().createContext()) {
            context.createProducer().send(context.createQueue(QUEUE), text);
        }
    }

    private static JMSConsumer consumer(JMSContext context) {
        return context.createConsumer(context.createQueue(QUEUE));
    }

    private ConnectionFactory overTheNetwork(String user, String password) {
        return new ActiveMQConnectionFactory("tcp://127.0.0.1:" + broker.port() + "?callTimeout=5000", user, password);
    }

    private static String textOf(Message message) throws JMSException {
        return ((TextMessage) Objects.requireNonNull(message)).getText();
    }
}
