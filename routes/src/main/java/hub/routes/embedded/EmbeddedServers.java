package hub.routes.embedded;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.jms.ConnectionFactory;
import java.sql.Connection;
import java.sql.SQLException;
import org.apache.sshd.common.file.FileSystemFactory;
import org.apache.sshd.common.file.nonefs.NoneFileSystemFactory;
import org.apache.sshd.server.auth.pubkey.PublickeyAuthenticator;
import org.apache.sshd.server.auth.pubkey.RejectAllPublickeyAuthenticator;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts the servers in the order of their dependence, and stops them the other way round. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({PostgresSettings.class, ArtemisSettings.class, SftpSettings.class})
class EmbeddedServers {

    /** Without a URL the hub brings its own database. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnExpression("#{environment.getProperty('hub.postgres.url', '').isBlank()}")
    static class Inside {

        @Bean
        RunningPostgres postgres(PostgresSettings settings, DataFolder data) {
            return new EmbeddedPostgres(settings, data).start();
        }

        @Bean
        HikariDataSource repository(PostgresSettings settings, RunningPostgres postgres) {
            return pool(settings, postgres.url(), postgres.user(), postgres.password());
        }
    }

    /** With one, it uses that, and holds it to the same promises. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnExpression("#{!environment.getProperty('hub.postgres.url', '').isBlank()}")
    static class Outside {

        @Bean
        HikariDataSource repository(PostgresSettings settings) throws SQLException {
            HikariDataSource pool = pool(settings, settings.url(), settings.user(), settings.password());
            try (Connection connection = pool.getConnection()) {
                Durability.check(connection);
            }
            return pool;
        }
    }

    private static HikariDataSource pool(
            PostgresSettings settings, @Nullable String url, String user, @Nullable String password) {
        var pool = new HikariDataSource();
        pool.setPoolName("repository");
        pool.setJdbcUrl(url);
        pool.setUsername(user);
        pool.setPassword(password);
        pool.setMaximumPoolSize(settings.connections());
        pool.setMinimumIdle(2);
        pool.setConnectionTimeout(10_000);
        // One statement for a batch of inserts instead of one for each row.
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        pool.addDataSourceProperty("ApplicationName", "cadre-training-hub");
        return pool;
    }

    @Bean
    RunningBroker broker(ArtemisSettings settings, DataFolder data) {
        return new EmbeddedArtemis(settings, data).start();
    }

    @Bean
    ConnectionFactory connectionFactory(RunningBroker broker) {
        return broker.connectionFactory();
    }

    /** Until something says whose keys count, nobody gets in. */
    @Bean
    EmbeddedSshd sftp(
            SftpSettings settings,
            DataFolder data,
            ObjectProvider<PublickeyAuthenticator> keys,
            ObjectProvider<FileSystemFactory> homes,
            ObjectProvider<SftpSubsystemFactory> sessions) {
        var sshd = new EmbeddedSshd(
                settings,
                data,
                keys.getIfAvailable(() -> RejectAllPublickeyAuthenticator.INSTANCE),
                homes.getIfAvailable(() -> NoneFileSystemFactory.INSTANCE),
                sessions.getIfAvailable(SftpSubsystemFactory::new));
        sshd.start();
        return sshd;
    }
}
