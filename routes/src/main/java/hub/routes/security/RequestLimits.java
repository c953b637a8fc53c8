package hub.routes.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What one call may cost before anything of it is understood; what a form may hold is {@link hub.adapters.Limits}. 请求限额。
 *
 * @param body size of one JSON document or SOAP message
 * @param file size of one file or NDJSON stream
 * @param time for a body to arrive; it gets a second more for each {@link LimitedBody#BYTES_PER_EXTRA_SECOND}
 * @param perSecond requests a second of one credential, sustained
 * @param burst requests of one credential that may come at once
 */
@ConfigurationProperties("hub.limits")
public record RequestLimits(
        @DefaultValue("10MB") DataSize body,
        @DefaultValue("1GB") DataSize file,
        @DefaultValue("30s") Duration time,
        @DefaultValue("500") int perSecond,
        @DefaultValue("1000") int burst) {}
