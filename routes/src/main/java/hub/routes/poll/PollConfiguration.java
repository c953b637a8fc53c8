package hub.routes.poll;

import hub.adapters.keys.Archive;
import hub.adapters.repository.PolledFiles;
import hub.adapters.repository.Receipts;
import hub.routes.embedded.DataFolder;
import hub.routes.intake.Receive;
import hub.routes.poll.PartnerServers.Server;
import hub.routes.security.Participants;
import hub.routes.security.RefusalJson;
import hub.routes.security.RequestLimits;
import hub.routes.security.SshKey;
import hub.routes.sftp.InboxSettings;
import hub.routes.sftp.TakeUpload;
import hub.routes.work.Transactions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The visits to partners' servers, put together. 轮询部分的装配。 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PartnerServers.class)
class PollConfiguration {

    @Bean
    PollRoutes pollRoutes(
            PartnerServers servers,
            DataFolder data,
            Participants participants,
            InboxSettings names,
            Transactions transactions,
            Archive archive,
            Receive receive,
            TakeUpload take,
            Receipts receipts,
            RefusalJson problems,
            RequestLimits limits)
            throws IOException {
        PolledFiles files = new PolledFiles();
        PartnerAnswers answers = new PartnerAnswers(files, receipts, transactions, problems);
        Map<Server, PollPartner> partners = new LinkedHashMap<>();
        for (Server server : servers.servers()) {
            Optional<Participants.Entry> sender = participants.sender(server.sender());
            PartnerServers.require(
                    sender.isPresent(), server, "sender 不在 hub.senders 中", "its sender is not among hub.senders");
            partners.put(
                    server,
                    new PollPartner(
                            server,
                            key(server, data),
                            sender.orElseThrow(),
                            names,
                            files,
                            transactions,
                            archive,
                            receive,
                            take,
                            answers,
                            limits.file().toBytes(),
                            Clock.systemUTC()));
        }
        return new PollRoutes(partners);
    }

    /** The key that was named, or the hub's own for that server, made at the first start. */
    private static Path key(Server server, DataFolder data) throws IOException {
        Path named = server.key();
        if (named != null) {
            PartnerServers.require(Files.isReadable(named), server, "key 读不到", "its key cannot be read");
            return named;
        }
        Path folder = data.secrets().resolve("poll");
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path key = folder.resolve(server.id());
        if (Files.notExists(key)) {
            SshKey pair = SshKey.generate("hub-" + server.id());
            Files.writeString(folder.resolve(server.id() + ".pub"), pair.publicKey() + "\n");
            Path unfinished = folder.resolve("." + server.id() + ".new");
            Files.writeString(unfinished, pair.privateKey());
            Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rw-------"));
            Files.move(unfinished, key);
        }
        return key;
    }
}
