package hub.routes.sequence;

import hub.adapters.repository.AuditSeals;
import hub.adapters.repository.Failpoints;
import hub.adapters.repository.FeedOrder;
import hub.routes.work.Transactions;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.ProducerTemplate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The sequencer, put together. 定序部分的装配。 */
@Configuration(proxyBeanMethods = false)
public class SequenceConfiguration {

    @Bean
    FeedOrder feedOrder() {
        return new FeedOrder();
    }

    @Bean
    AuditSeals auditSeals() {
        return new AuditSeals();
    }

    @Bean
    SealingAge sealingAge(@Value("${hub.audit.unsealed-limit:5m}") Duration limit) {
        return new SealingAge(Clock.systemUTC(), limit);
    }

    @Bean
    Runnable sequenceNudge(ProducerTemplate camel) {
        return new SequenceRoutes.Nudge(camel);
    }

    @Bean
    SequenceRoutes sequenceRoutes(
            Transactions transactions,
            FeedOrder order,
            AuditSeals seals,
            SealingAge age,
            Failpoints failpoints,
            @Qualifier("relayNudge") ObjectProvider<Runnable> relayNudge) {
        return new SequenceRoutes(new Sequencer(
                transactions,
                order,
                seals,
                age,
                () -> relayNudge.ifAvailable(Runnable::run),
                failpoints,
                Clock.systemUTC()));
    }
}
