package hub.routes.sftp;

import hub.adapters.mapping.Mappings;
import hub.adapters.repository.Failpoints;
import hub.adapters.repository.Receipts;
import hub.adapters.tree.TreeMappings;
import hub.routes.embedded.DataFolder;
import hub.routes.intake.Receive;
import hub.routes.security.Callers;
import hub.routes.security.Participants;
import hub.routes.security.RefusalJson;
import hub.routes.security.RequestLimits;
import hub.routes.work.Transactions;
import hub.standards.Standard;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.apache.camel.component.file.GenericFileFilter;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.file.FileSystemFactory;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.session.SessionContext;
import org.apache.sshd.server.auth.pubkey.PublickeyAuthenticator;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of the SFTP channel and how they hang together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InboxSettings.class)
class SftpChannel {

    @Bean
    Homes homes(DataFolder data, Participants participants) {
        return new Homes(homesIn(data), participants);
    }

    private static Path homesIn(DataFolder data) {
        return data.path().resolve("sftp").resolve("homes");
    }

    private static Path ownFolder(DataFolder data) {
        return data.path().resolve("sftp").resolve("hub");
    }

    @Bean
    Arrivals arrivals(DataFolder data, Homes homes) {
        return new Arrivals(ownFolder(data), homes, Clock.systemUTC());
    }

    /** A sender gets in by a key of its own credential, under that credential's name. */
    @Bean
    PublickeyAuthenticator senderKeys(Callers callers) {
        return (user, key, session) -> callers.sshKeys(user).stream()
                .map(AuthorizedKeyEntry::parseAuthorizedKeyEntry)
                .anyMatch(entry -> {
                    try {
                        return KeyUtils.compareKeys(
                                entry.resolvePublicKey(session, PublicKeyEntryResolver.FAILING), key);
                    } catch (java.io.IOException | java.security.GeneralSecurityException e) {
                        return false;
                    }
                });
    }

    @Bean
    FileSystemFactory senderHomes(Homes homes) {
        return new VirtualFileSystemFactory() {
            @Override
            public Path getUserHomeDir(SessionContext session) {
                return homes.of(session.getUsername());
            }
        };
    }

    @Bean
    SftpSubsystemFactory inboxSessions(InboxSettings settings, Arrivals arrivals, RequestLimits limits) {
        var inbox = new InboxSubsystem.Inbox(
                settings, arrivals, new OpenUploads(), limits.file().toBytes());
        return new SftpSubsystemFactory() {
            @Override
            public Command createSubsystem(ChannelSession channel) {
                return new InboxSubsystem(channel, this, inbox);
            }
        };
    }

    /** Lets a marker through once its file was in sight long enough. */
    @Bean
    GenericFileFilter<Object> settledArrivals(InboxSettings settings) {
        Clock clock = Clock.systemUTC();
        return file -> {
            @Nullable Instant arrived = Arrivals.time(file.getFileNameOnly());
            return arrived == null || !arrived.plus(settings.settle()).isAfter(clock.instant());
        };
    }

    @Bean
    Answers answers(
            DataFolder data,
            Homes homes,
            Participants participants,
            Transactions transactions,
            Receipts receipts,
            RefusalJson problems,
            Failpoints failpoints) {
        return new Answers(ownFolder(data), homes, participants, transactions, receipts, problems, failpoints);
    }

    @Bean
    UploadRoutes uploadRoutes(
            DataFolder data,
            InboxSettings settings,
            Participants participants,
            Arrivals arrivals,
            Answers answers,
            Mappings mappings,
            TreeMappings trees,
            Receive receive,
            RequestLimits limits,
            Standard standard,
            Failpoints failpoints) {
        return new UploadRoutes(
                participants,
                arrivals,
                new TakeUpload(arrivals, participants, mappings, trees, receive, limits, standard, failpoints),
                answers,
                new Leftovers(homesIn(data), settings, arrivals, Clock.systemUTC()));
    }
}
