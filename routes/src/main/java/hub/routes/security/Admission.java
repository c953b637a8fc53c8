package hub.routes.security;

import hub.adapters.repository.Credentials;
import hub.routes.embedded.DataFolder;
import hub.routes.work.Transactions;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who is known, with a credential for everybody who has none yet. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({Participants.class, RequestLimits.class})
class Admission {

    @Bean
    CredentialBook credentialBook(
            Participants participants, DataFolder data, Transactions transactions, Credentials credentials) {
        CredentialBook book = new RecordedCredentials(transactions, credentials);
        new FirstStart(participants, book, new CredentialFolder(data.path())).provide();
        return book;
    }

    @Bean
    Callers callers(Participants participants, CredentialBook book) {
        return new Callers(participants, book);
    }
}
