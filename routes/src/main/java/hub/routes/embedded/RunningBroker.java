package hub.routes.embedded;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.activemq.artemis.api.core.ActiveMQDisconnectedException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The embedded broker while it runs; closing it stops it in order, its messages kept. */
public final class RunningBroker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningBroker.class);

    static final String SUBSCRIBERS = "subscribers";

    private final ActiveMQServer server;
    private final BrokerUsers users;
    private final int serverId;
    private final String hubPassword;

    RunningBroker(ActiveMQServer server, BrokerUsers users, int serverId, String hubPassword) {
        this.server = server;
        this.users = users;
        this.serverId = serverId;
        this.hubPassword = hubPassword;
    }

    /**
     * Lets subscribers in, on loopback: not before the hub can answer what they ask about the events they take.
     *
     * @param port TCP port; 0 takes a free one
     * @throws RefusedStart if the port is taken
     */
    public void open(int port) {
        try {
            server.getRemotingService()
                    .createAcceptor(new TransportConfiguration(
                            NettyAcceptorFactory.class.getName(),
                            Map.of(
                                    "host",
                                    "127.0.0.1",
                                    "port",
                                    port,
                                    "protocols",
                                    "CORE",
                                    "useEpoll",
                                    false,
                                    "useKQueue",
                                    false),
                            SUBSCRIBERS))
                    .start();
            LOG.info("Subscribers may come to 127.0.0.1:{} 订阅方可以连接", port());
        } catch (Exception e) {
            throw new RefusedStart(
                    "订阅队列的端口 " + port + " 已被占用：请用 HUB_ARTEMIS_PORT 另选端口。",
                    "Port " + port + " for subscribers is taken: choose another with HUB_ARTEMIS_PORT.",
                    e);
        }
    }

    /** Ends what subscribers have open, and lets none in; the hub itself goes on. */
    public void shut() {
        try {
            server.getRemotingService().destroyAcceptor(SUBSCRIBERS);
        } catch (Exception e) {
            LOG.warn("The subscribers' port did not close in order 订阅端口未能正常关闭", e);
        }
    }

    /** The TCP port on 127.0.0.1 where subscribers log in, once it is open. */
    public int port() {
        var acceptor = (NettyAcceptor) server.getRemotingService().getAcceptor(SUBSCRIBERS);
        return acceptor.getActualPort();
    }

    /** Connections of the hub itself, inside the process: every send and every acknowledgement waits for the journal. */
    public ConnectionFactory connectionFactory() {
        try {
            return safe(new ActiveMQConnectionFactory("vm://" + serverId, BrokerUsers.HUB, hubPassword));
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ActiveMQConnectionFactory safe(ActiveMQConnectionFactory factory) throws JMSException {
        factory.setBlockOnDurableSend(true);
        factory.setBlockOnAcknowledge(true);
        // Nobody here sends objects; none is ever turned into one.
        factory.setDeserializationDenyList("*");
        return factory;
    }

    /**
     * Makes sure that a durable queue exists, with a dead-letter queue of its own, {@code dead.<name>}.
     *
     * @param name letters, digits, dots and hyphens
     */
    public void declare(String name) {
        String deadLetters = EmbeddedArtemis.DEAD_LETTERS + "." + name;
        try {
            server.createQueue(EmbeddedArtemis.queue(deadLetters).setAutoCreateAddress(true), true);
            var settings =
                    new AddressSettings(server.getAddressSettingsRepository().getMatch("#"));
            server.getAddressSettingsRepository()
                    .addMatch(name, settings.setDeadLetterAddress(SimpleString.of(deadLetters)));
            server.createQueue(EmbeddedArtemis.queue(name).setAutoCreateAddress(true), true);
        } catch (Exception e) {
            throw new IllegalStateException("queue " + name + " cannot be declared", e);
        }
    }

    /**
     * Lets a subscriber log in and take messages from one queue, and nothing else.
     *
     * @param user the subscriber's log-in name
     * @param password judges the password given at each log-in
     * @param queue its queue, declared before
     */
    public void admit(String user, Predicate<String> password, String queue) {
        users.admit(user, password);
        server.getSecurityRepository().addMatch(queue, Set.of(BrokerUsers.hub(), BrokerUsers.consumer(user)));
    }

    /** Ends a subscriber's access: no further log-in, and its open connections are closed. */
    public void expel(String user) {
        users.expel(user);
        for (var session : server.getSessions()) {
            if (user.equals(session.getUsername())) {
                session.getRemotingConnection().fail(new ActiveMQDisconnectedException());
            }
        }
    }

    /**
     * Looks again at everything the hub relies on, the queues declared since the start included.
     *
     * @throws RefusedStart naming what would lose messages
     */
    public void check() {
        BrokerSelfCheck.check(server);
    }

    /** How many messages wait in a queue, those under way to a consumer included; 0 if there is no such queue. */
    public long waiting(String queue) {
        Queue found = server.locateQueue(queue);
        return found == null ? 0 : found.getMessageCount();
    }

    ActiveMQServer server() {
        return server;
    }

    /** Whether the broker takes and gives messages. */
    public boolean isActive() {
        return server.isActive();
    }

    /** Stops the broker; what is not acknowledged is there again at the next start. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            LOG.error("The broker did not stop in order 消息中间件未能正常停止", e);
        }
    }
}
