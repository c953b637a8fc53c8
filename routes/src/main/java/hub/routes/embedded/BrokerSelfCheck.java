package hub.routes.embedded;

import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.settings.impl.PageFullMessagePolicy;
import org.apache.activemq.artemis.utils.critical.CriticalAnalyzerPolicy;
import org.jspecify.annotations.Nullable;

/**
 * What must hold in a running broker before the hub hands it anything. Artemis' own defaults drop a message that is refused
 * ten times, expire into nothing and delete a queue when its subscriber leaves.
 */
final class BrokerSelfCheck {

    private final ActiveMQServer server;
    private final List<String> faults = new ArrayList<>();

    private BrokerSelfCheck(ActiveMQServer server) {
        this.server = server;
    }

    /**
     * Looks at the whole broker and at each of its addresses.
     *
     * @throws RefusedStart naming everything that is wrong
     */
    static void check(ActiveMQServer server) {
        var check = new BrokerSelfCheck(server);
        check.configuration();
        // The settings an address would get that nobody has named yet, then those of the addresses there are.
        check.address("#");
        for (SimpleString address : server.getPostOffice().getAddresses()) {
            if (!address.toString().startsWith("activemq.")
                    && !address.toString().startsWith("$")) {
                check.address(address.toString());
            }
        }
        if (!check.faults.isEmpty()) {
            throw new RefusedStart(
                    "消息中间件的设置会丢失消息，拒绝启动：" + check.faults + "。",
                    "The broker's settings would lose messages, so the hub does not start: " + check.faults + ".");
        }
    }

    private void configuration() {
        Configuration configuration = server.getConfiguration();
        require(configuration.isPersistenceEnabled(), "persistence is off");
        require(configuration.isJournalSyncTransactional(), "journal-sync-transactional is off");
        require(configuration.isJournalSyncNonTransactional(), "journal-sync-non-transactional is off");
        require(configuration.isJournalDatasync(), "journal-datasync is off");
        require(configuration.isPersistIDCache(), "persist-id-cache is off");
        require(configuration.isSecurityEnabled(), "security is off");
        require(
                configuration.isCriticalAnalyzer()
                        && configuration.getCriticalAnalyzerPolicy() == CriticalAnalyzerPolicy.HALT,
                "a stalled broker is not halted");
        require(server.isActive(), "the broker is not active");
    }

    private void address(String address) {
        AddressSettings settings = server.getAddressSettingsRepository().getMatch(address);
        require(!settings.isAutoCreateQueues() && !settings.isAutoCreateAddresses(), address + ": auto-create is on");
        require(!settings.isAutoDeleteQueues() && !settings.isAutoDeleteAddresses(), address + ": auto-delete is on");
        require(settings.getRedeliveryDelay() > 0, address + ": redelivery without delay");
        require(
                settings.getAddressFullMessagePolicy() != AddressFullMessagePolicy.DROP
                        && settings.getPageFullMessagePolicy() == PageFullMessagePolicy.FAIL,
                address + ": a full address drops messages");
        boundAndDurable(settings.getDeadLetterAddress(), address + ": dead-letter address");
        boundAndDurable(settings.getExpiryAddress(), address + ": expiry address");
    }

    private void boundAndDurable(@Nullable SimpleString target, String what) {
        if (target == null) {
            faults.add(what + " is not set");
            return;
        }
        Queue queue = server.locateQueue(target);
        require(
                queue != null && queue.isDurable() && queue.getAddress().equals(target),
                what + " " + target + " has no durable queue");
    }

    private void require(boolean holds, String fault) {
        if (!holds) {
            faults.add(fault);
        }
    }
}
