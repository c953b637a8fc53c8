package hub.routes.sftp;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What becomes of files in a sender's home.
 *
 * @param settle how long an uploaded file stays in sight before it is taken, so that clients can look at it and set its time
 * @param unfinished endings of names that are not final yet; names that begin with a dot are not either
 * @param unfinishedKept how long an upload may stay unfinished before it is removed
 * @param answersKept how long receipts stay in {@code receipts/}; they are in clear there
 */
@ConfigurationProperties("hub.sftp")
public record InboxSettings(
        @DefaultValue("1s") Duration settle,

        @DefaultValue({".filepart", ".part", ".partial", ".tmp", ".temp", ".uploading", ".crdownload", "~"})
        List<String> unfinished,

        @DefaultValue("7d") Duration unfinishedKept,
        @DefaultValue("30d") Duration answersKept) {

    /** Whether a file of this name counts once it is closed. */
    public boolean isFinal(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return !lower.startsWith(".") && unfinished.stream().noneMatch(lower::endsWith);
    }
}
