package hub.routes;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What concerns the hub as a whole.
 *
 * @param data the folder that holds everything the hub keeps; {@code HUB_DATA} in the environment
 */
@ConfigurationProperties("hub")
public record HubSettings(@DefaultValue("data") Path data) {}
