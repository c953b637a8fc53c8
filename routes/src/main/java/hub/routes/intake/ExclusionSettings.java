package hub.routes.intake;

import hub.adapters.secrecy.Exclusions;
import hub.routes.embedded.RefusedStart;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Units and classes whose data may not come here; a submission that names one is refused (SEC-0003). 不得流转的单位与班次。
 *
 * @param units names or codes of units
 * @param classes names or codes of classes
 */
@ConfigurationProperties("hub.exclusions")
record ExclusionSettings(
        @DefaultValue List<String> units, @DefaultValue List<String> classes) {

    /** All of them. */
    Exclusions all() {
        try {
            return Exclusions.of(Stream.concat(units.stream(), classes.stream()).toList());
        } catch (IllegalArgumentException e) {
            throw new RefusedStart(
                    "配置 hub.exclusions 有误：名称过短会误伤无关数据，过长无从比对。",
                    "The settings hub.exclusions are wrong: " + e.getMessage() + ".",
                    e);
        }
    }
}
