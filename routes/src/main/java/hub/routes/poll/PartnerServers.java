package hub.routes.poll;

import hub.routes.embedded.RefusedStart;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Partners' SFTP servers that the hub fetches files from. Nothing is fetched unless a server stands here. 对方服务器清单。
 *
 * @param servers each of them
 */
@ConfigurationProperties("hub.poll")
public record PartnerServers(@DefaultValue List<Server> servers) {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    /** What is done with a file once it has become a submission, or has been refused. */
    public enum AfterReading {
        /** It stays; the hub remembers it. */
        LEAVE,
        /** It is moved to another folder of the same server. */
        MOVE,
        /** It is deleted. */
        DELETE
    }

    /**
     * One server. Only keys open it: there is no place for a password.
     *
     * @param id what it is called here
     * @param sender id of the sender whose files they are; it says for whom they count and what they declare
     * @param host name or address
     * @param port TCP port
     * @param user the hub's user name there
     * @param key file of the hub's private key in the form of OpenSSH; null for the one that is made at the first start, under {@code
     *     secrets/poll/} of the data folder, its public key beside it
     * @param hostKeys the server's own keys, each a line such as {@code ssh-ed25519 AAAA…}, as its administrator gave them; any other server
     *     under that address is not spoken to
     * @param names encoding of the server's file names
     * @param folder the folder to look in; folders within are not looked at
     * @param pattern names that count, with {@code *} and {@code ?}
     * @param every how often
     * @param steady how long size and time of a file must stand still before it is read
     * @param manifest ending of a file beside each file, such as {@code .ok}: a file counts once its manifest is there, without waiting; if
     *     the manifest holds a SHA-256, the content must have it. Null for none
     * @param afterReading what is done with a file after reading; nothing is ever done with one that was refused for secrecy
     * @param moveTo where it is moved to
     * @param answers folder that receipts and findings are put into; null for none
     * @param recheck how often a file that stayed is read again although its size and time have not changed
     */
    public record Server(
            String id,
            String sender,
            String host,
            @DefaultValue("22") int port,
            String user,
            @Nullable Path key,
            @DefaultValue List<String> hostKeys,
            @DefaultValue("UTF-8") Charset names,
            @DefaultValue(".") String folder,
            @DefaultValue("*") String pattern,
            @DefaultValue("1m") Duration every,
            @DefaultValue("30s") Duration steady,
            @Nullable String manifest,
            @DefaultValue("leave") AfterReading afterReading,
            @Nullable String moveTo,
            @Nullable String answers,
            @DefaultValue("1d") Duration recheck) {

        /** Whether a file of that name counts. */
        boolean wants(String name) {
            StringBuilder regex = new StringBuilder();
            for (String part : pattern.split("(?<=[*?])|(?=[*?])", -1)) {
                regex.append(part.equals("*") ? ".*" : part.equals("?") ? "." : Pattern.quote(part));
            }
            return Pattern.compile(regex.toString(), Pattern.DOTALL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                    .matcher(name)
                    .matches();
        }
    }

    /**
     * @throws RefusedStart if an entry cannot be right
     */
    public PartnerServers {
        servers = List.copyOf(servers);
        Set<String> ids = new HashSet<>();
        for (Server server : servers) {
            require(
                    ID.matcher(server.id()).matches(),
                    server,
                    "id 应为小写字母、数字和连字符",
                    "its id must be lower-case letters, digits and hyphens");
            require(ids.add(server.id()), server, "id 用了两次", "its id is used twice");
            require(
                    !server.hostKeys().isEmpty(),
                    server,
                    "缺少 host-keys（对方服务器公钥）",
                    "it has no host-keys: the server's public key must be pinned");
            server.hostKeys()
                    .forEach(key -> require(isKey(key), server, "host-keys 不是公钥", "its host-keys are not public keys"));
            require(
                    server.afterReading() != AfterReading.MOVE || server.moveTo() != null,
                    server,
                    "after-reading 为 move 时须有 move-to",
                    "after-reading is move, but there is no move-to");
            require(
                    !server.every().isNegative() && !server.every().isZero(),
                    server,
                    "every 应大于零",
                    "every must be more than nothing");
        }
    }

    private static boolean isKey(String line) {
        try {
            return AuthorizedKeyEntry.parseAuthorizedKeyEntry(line) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static void require(boolean holds, Server server, String zh, String en) {
        if (!holds) {
            throw new RefusedStart(
                    "配置 hub.poll.servers 有误：" + server.id() + " 的 " + zh + "。",
                    "The settings hub.poll.servers are wrong: " + server.id() + ": " + en + ".");
        }
    }
}
