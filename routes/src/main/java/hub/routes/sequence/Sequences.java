package hub.routes.sequence;

import hub.adapters.repository.Failpoints;
import hub.routes.work.Transactions;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of sequencing, put together. */
@Configuration
class Sequences {

    @Bean
    Sequencer sequencer(Transactions transactions, Failpoints failpoints, Clock clock) {
        return new Sequencer(transactions, failpoints, clock);
    }
}
