package hub.routes.intake;

import hub.adapters.keys.Archive;
import hub.adapters.keys.Keys;
import hub.adapters.mapping.Mapping;
import hub.adapters.mapping.Mappings;
import hub.adapters.repository.Failpoints;
import hub.adapters.repository.Receipts;
import hub.adapters.repository.Submissions;
import hub.adapters.tree.TreeMappings;
import hub.routes.sequence.SealingAge;
import hub.routes.work.Streams;
import hub.routes.work.Transactions;
import hub.standards.Standard;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** The door, put together. 接收部分的装配。 */
@Configuration(proxyBeanMethods = false)
public class IntakeConfiguration {

    @Bean
    IntakeLimits intakeLimits(
            @Value("${hub.limits.body:10MB}") DataSize body,
            @Value("${hub.limits.file:1GB}") DataSize file,
            @Value("${hub.limits.unpacked:4GB}") DataSize unpacked,
            @Value("${hub.limits.ratio:100}") int ratio) {
        return new IntakeLimits(body.toBytes(), file.toBytes(), unpacked.toBytes(), ratio);
    }

    @Bean
    Receive receive(
            Standard standard,
            Keys keys,
            Archive archive,
            Transactions transactions,
            Submissions submissions,
            Receipts receipts,
            Streams streams,
            SealingAge sealingAge,
            Mappings mappings,
            TreeMappings trees,
            IntakeLimits limits,
            Failpoints failpoints) {
        return new Receive(
                standard,
                keys,
                archive,
                transactions,
                submissions,
                receipts,
                streams::nudge,
                sealingAge::tooOld,
                incoming -> known(mappings, trees, incoming),
                limits,
                failpoints,
                Clock.systemUTC());
    }

    private static boolean known(Mappings mappings, TreeMappings trees, Incoming incoming) {
        String named = String.valueOf(incoming.mapping());
        Mapping.Kind kind = switch (incoming.form()) {
            case CSV -> Mapping.Kind.CSV;
            case XLSX -> Mapping.Kind.WORKBOOK;
            default -> null;
        };
        return kind == null
                ? trees.named(named, incoming.form()).isPresent()
                : mappings.named(named, kind).isPresent();
    }
}
