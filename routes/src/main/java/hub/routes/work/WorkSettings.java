package hub.routes.work;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much is worked on at a time. 处理设置。
 *
 * @param workers streams worked on at the same time
 * @param readers large submissions read at the same time
 * @param chunk records of one transaction
 */
@ConfigurationProperties("hub.work")
public record WorkSettings(
        @DefaultValue("2") int workers,
        @DefaultValue("2") int readers,
        @DefaultValue("2000") int chunk) {}
