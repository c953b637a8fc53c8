package hub.routes.intake;

import hub.adapters.keys.Archive;
import hub.adapters.keys.Keys;
import hub.adapters.mapping.Mapping;
import hub.adapters.mapping.Mappings;
import hub.adapters.repository.Audit;
import hub.adapters.repository.Failpoints;
import hub.adapters.repository.Receipts;
import hub.adapters.repository.Submissions;
import hub.routes.alert.OfficerAlerts;
import hub.routes.embedded.DataFolder;
import hub.routes.sequence.SealingAge;
import hub.routes.work.Streams;
import hub.routes.work.Transactions;
import hub.standards.Standard;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** The door, put together. 接收部分的装配。 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ExclusionSettings.class)
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
    OfficerAlerts officerAlerts(DataFolder data, Standard standard, Transactions transactions, Audit audit) {
        return new OfficerAlerts(data.path().resolve("alerts"), standard, transactions, audit, Clock.systemUTC());
    }

    /** Open alerts as a figure, for who watches figures. */
    @Bean
    MeterBinder openAlerts(OfficerAlerts alerts) {
        return registry -> Gauge.builder("hub.alerts", alerts, OfficerAlerts::open)
                .description("Alerts to the security officer that nobody has taken away yet")
                .register(registry);
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
            IntakeLimits limits,
            ExclusionSettings exclusions,
            OfficerAlerts alerts,
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
                incoming -> known(mappings, incoming),
                limits,
                exclusions.all(),
                alerts,
                failpoints,
                Clock.systemUTC());
    }

    private static boolean known(Mappings mappings, Incoming incoming) {
        Mapping.Kind kind = switch (incoming.form()) {
            case CSV -> Mapping.Kind.CSV;
            case XLSX -> Mapping.Kind.WORKBOOK;
            default -> null;
        };
        return kind != null
                && mappings.named(String.valueOf(incoming.mapping()), kind).isPresent();
    }
}
