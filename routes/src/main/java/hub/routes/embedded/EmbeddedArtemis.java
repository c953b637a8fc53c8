package hub.routes.embedded;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.io.aio.AIOSequentialFileFactory;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.invm.TransportConstants;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.settings.impl.PageFullMessagePolicy;
import org.apache.activemq.artemis.utils.critical.CriticalAnalyzerPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An Artemis broker inside the hub's process, its journal on disk. The hub speaks to it in memory; subscribers over CORE on
 * loopback, each with a password for its own queue.
 */
public final class EmbeddedArtemis {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedArtemis.class);

    static final String DEAD_LETTERS = "dead";
    static final String EXPIRED = "expired";

    private static final AtomicInteger SERVER_IDS = new AtomicInteger();

    /** How long the journal gathers writes of concurrent senders before one sync, in nanoseconds. */
    private static final int GATHER_NANOS = 200_000;

    private static final int MEGABYTE = 1024 * 1024;

    private final ArtemisSettings settings;
    private final Path folder;
    private final Path secrets;

    /**
     * @param settings port and limits
     * @param data the hub's data folder
     */
    public EmbeddedArtemis(ArtemisSettings settings, DataFolder data) {
        this.settings = settings;
        this.folder = data.path().resolve("artemis");
        this.secrets = data.secrets();
    }

    /**
     * Starts the broker with what its journal holds, and lets it check itself.
     *
     * @throws RefusedStart if it does not start, or would lose messages
     */
    public RunningBroker start() {
        long begin = System.nanoTime();
        int serverId = SERVER_IDS.incrementAndGet();
        String hubPassword = Secret.at(secrets.resolve("artemis-hub"));
        var users = new BrokerUsers(hubPassword);
        ActiveMQServer server = new ActiveMQServerImpl(configuration(serverId), null, users);
        try {
            server.start();
            BrokerSelfCheck.check(server);
        } catch (RefusedStart refused) {
            stopQuietly(server);
            throw refused;
        } catch (Exception e) {
            stopQuietly(server);
            throw new RefusedStart(
                    "内置消息中间件无法启动：请检查 " + folder + " 的权限。",
                    "The embedded broker does not start: check the rights of " + folder + ".",
                    e);
        }
        LOG.info("Artemis started in {} ms 消息中间件已就绪", millisSince(begin));
        return new RunningBroker(server, users, serverId, hubPassword);
    }

    private Configuration configuration(int serverId) {
        var configuration = new ConfigurationImpl();
        configuration
                .setName("cadre-training-hub")
                .setPersistenceEnabled(true)
                .setBindingsDirectory(directory("bindings"))
                .setJournalDirectory(directory("journal"))
                .setPagingDirectory(directory("paging"))
                .setLargeMessagesDirectory(directory("large-messages"))
                .setJournalType(
                        AIOSequentialFileFactory.isSupported(new File(folder.toString()))
                                ? JournalType.ASYNCIO
                                : JournalType.NIO)
                .setJournalBufferTimeout_NIO(GATHER_NANOS)
                .setJournalBufferTimeout_AIO(GATHER_NANOS)
                .setJournalMinFiles(2)
                .setJournalPoolFiles(10)
                .setJournalSyncTransactional(true)
                .setJournalSyncNonTransactional(true)
                .setJournalDatasync(true)
                .setPersistIDCache(true)
                .setSecurityEnabled(true)
                // A subscriber whose access was withdrawn is out within a second.
                .setSecurityInvalidationInterval(1_000)
                .setClusterUser("cluster")
                .setClusterPassword(Secret.at(secrets.resolve("artemis-cluster")))
                .setCriticalAnalyzer(true)
                .setCriticalAnalyzerPolicy(CriticalAnalyzerPolicy.HALT)
                .setGracefulShutdownEnabled(true)
                .setGracefulShutdownTimeout(5_000)
                .setJMXManagementEnabled(false)
                .setMessageCounterEnabled(false)
                .setResolveProtocols(false)
                .setGlobalMaxSize((long) settings.heapMegabytes() * MEGABYTE)
                .setMaxDiskUsage(95)
                .addAcceptorConfiguration(new TransportConfiguration(
                        InVMAcceptorFactory.class.getName(),
                        Map.of(TransportConstants.SERVER_ID_PROP_NAME, serverId),
                        "in-vm"))
                .addAddressSetting("#", safe())
                .addAddressConfiguration(durable(DEAD_LETTERS))
                .addAddressConfiguration(durable(EXPIRED))
                .putSecurityRoles("#", Set.of(BrokerUsers.hub()));
        return configuration;
    }

    /** What holds for each address: nothing appears or vanishes by itself, and nothing is ever dropped. */
    private AddressSettings safe() {
        return new AddressSettings()
                .setAutoCreateAddresses(false)
                .setAutoCreateQueues(false)
                .setAutoDeleteAddresses(false)
                .setAutoDeleteQueues(false)
                .setAutoDeleteCreatedQueues(false)
                .setDeadLetterAddress(SimpleString.of(DEAD_LETTERS))
                .setExpiryAddress(SimpleString.of(EXPIRED))
                .setMaxDeliveryAttempts(settings.deliveries())
                .setRedeliveryDelay(settings.redeliveryDelay().toMillis())
                .setRedeliveryMultiplier(2)
                .setMaxRedeliveryDelay(settings.longestRedeliveryDelay().toMillis())
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                .setPageLimitBytes((long) settings.diskMegabytes() * MEGABYTE)
                .setPageFullMessagePolicy(PageFullMessagePolicy.FAIL);
    }

    private static CoreAddressConfiguration durable(String name) {
        return new CoreAddressConfiguration()
                .setName(name)
                .addRoutingType(RoutingType.ANYCAST)
                .addQueueConfig(queue(name));
    }

    static QueueConfiguration queue(String name) {
        return QueueConfiguration.of(name)
                .setAddress(name)
                .setRoutingType(RoutingType.ANYCAST)
                .setDurable(true)
                .setAutoDelete(false)
                .setPurgeOnNoConsumers(false);
    }

    private String directory(String name) {
        return folder.resolve(name).toString();
    }

    private static void stopQuietly(ActiveMQServer server) {
        try {
            server.stop();
        } catch (Exception e) {
            LOG.debug("while stopping a broker that did not start", e);
        }
    }

    private static long millisSince(long begin) {
        return (System.nanoTime() - begin) / 1_000_000;
    }
}
