package hub.routes;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What concerns the hub as a whole.
 *
 * @param data the folder that holds everything the hub keeps; {@code HUB_DATA} in the environment
 * @param standard folder of a site's own standard, to be used in place of the shipped one; absent means the shipped one. What it asks of the
 *     repository beyond the shipped changelogs stands in {@code changelogs/} of the data folder
 */
@ConfigurationProperties("hub")
public record HubSettings(
        @DefaultValue("data") Path data, @Nullable Path standard) {}
