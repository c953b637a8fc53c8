package hub.routes;

import hub.routes.embedded.DataFolder;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnResource;
import org.springframework.boot.autoconfigure.liquibase.LiquibaseAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * The hub: one process that holds the web server, the Camel routes, the SOAP endpoint, the SFTP server and the broker, with
 * PostgreSQL beside it. 枢纽的入口。
 *
 * <p>Two of Spring Boot's offers are declined: a default user with a printed password, and its own way of running Liquibase, in
 * favour of {@link RepositorySchema}.
 */
@SpringBootApplication(exclude = {UserDetailsServiceAutoConfiguration.class, LiquibaseAutoConfiguration.class})
@EnableConfigurationProperties(HubSettings.class)
public class HubApplication {

    /** Starts the hub and stays until the process is told to stop. */
    public static void main(String[] arguments) {
        SpringApplication.run(HubApplication.class, arguments);
    }

    /** Locked for this process before anything in it is touched. */
    @Bean
    DataFolder dataFolder(HubSettings settings) {
        return DataFolder.open(settings.data());
    }

    /** The repository's tables, brought up to what this release knows before anything works with them. */
    @Bean
    @ConditionalOnResource(resources = "classpath:" + RepositorySchema.CHANGELOG)
    RepositorySchema repositorySchema(DataSource repository, DataFolder data) {
        return new RepositorySchema(repository, RepositorySchema.CHANGELOG, data.path());
    }
}
