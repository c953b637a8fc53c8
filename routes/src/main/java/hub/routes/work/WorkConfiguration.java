package hub.routes.work;

import hub.adapters.Readers;
import hub.adapters.keys.Archive;
import hub.adapters.keys.Keys;
import hub.adapters.keys.KeystoreFile;
import hub.adapters.mapping.Mappings;
import hub.adapters.repository.Audit;
import hub.adapters.repository.Chunks;
import hub.adapters.repository.Credentials;
import hub.adapters.repository.Failpoints;
import hub.adapters.repository.Inbox;
import hub.adapters.repository.Outcomes;
import hub.adapters.repository.Persons;
import hub.adapters.repository.Quarantine;
import hub.adapters.repository.Receipts;
import hub.adapters.repository.RecordWriter;
import hub.adapters.repository.RepositoryFacts;
import hub.adapters.repository.RequiredColumns;
import hub.adapters.repository.StoredForms;
import hub.adapters.repository.Submissions;
import hub.routes.HubSettings;
import hub.routes.RepositorySchema;
import hub.adapters.tree.TreeMappings;
import hub.routes.embedded.DataFolder;
import hub.routes.embedded.RefusedStart;
import hub.routes.intake.Receive;
import hub.schemas.Validator;
import hub.standards.IllegalStandardException;
import hub.standards.Standard;
import hub.standards.StandardReader;
import hub.standards.lint.Lint;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.apache.camel.ProducerTemplate;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** The repository and the work on submissions, put together. 处理部分的装配。 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WorkSettings.class)
public class WorkConfiguration {

    @Bean
    Keys keys(DataFolder data) throws IOException {
        return KeystoreFile.open(data.secrets().resolve("keystore.json"));
    }

    @Bean
    Archive archive(DataFolder data, Keys keys) throws IOException {
        return new Archive(data.path().resolve("archive"), keys);
    }

    @Bean
    Failpoints failpoints(@Value("${hub.failpoint:}") String failpoint) {
        return failpoint.isBlank() ? Failpoints.NONE : new HaltAt(failpoint);
    }

    /**
     * The standard the hub goes by.
     *
     * @throws RefusedStart if a site's own standard cannot be read or breaks a sentence of the lint
     */
    @Bean
    Standard standard(HubSettings settings) {
        return settings.standard() == null ? StandardReader.shipped() : ofTheSite(settings.standard());
    }

    private static Standard ofTheSite(Path folder) {
        Standard standard;
        try {
            standard = new StandardReader().read(folder);
        } catch (IllegalStandardException e) {
            throw new RefusedStart(
                    "数据标准 " + folder + " 有误：" + e.getMessage(),
                    "The standard in " + folder + " is wrong: " + e.getMessage(),
                    e);
        }
        Map<String, List<String>> breaches = Lint.breaches(standard);
        if (!breaches.isEmpty()) {
            throw new RefusedStart(
                    "数据标准 " + folder + " 违反准则：" + breaches,
                    "The standard in " + folder + " breaks the lint: " + breaches);
        }
        return standard;
    }

    @Bean
    Validator validator(Standard standard) {
        return new Validator(standard);
    }

    /**
     * Whoever works on the repository takes this, and so comes only after its tables are what the hub needs.
     *
     * @throws RefusedStart if a column is missing that the standard needs
     */
    @Bean
    Transactions transactions(
            RepositorySchema broughtUp, DataSource dataSource, PlatformTransactionManager manager, Standard standard)
            throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            List<String> missing = new RequiredColumns(standard).missing(connection);
            if (!missing.isEmpty()) {
                throw new RefusedStart(
                        "数据库缺少标准所需的列 " + missing + "：请审定生成器提出的变更，放入数据目录的 changelogs/。",
                        "The repository lacks columns that the standard needs, " + missing
                                + ": review the changelog the generator proposes and put it into changelogs/ of the data folder.");
            }
        }
        return new Transactions(dataSource, manager);
    }

    @Bean
    StoredForms storedForms(Standard standard, Keys keys) {
        return new StoredForms(standard, keys);
    }

    @Bean
    Credentials credentials() {
        return new Credentials();
    }

    @Bean
    Submissions submissions() {
        return new Submissions();
    }

    @Bean
    Inbox inbox() {
        return new Inbox();
    }

    @Bean
    Outcomes outcomes() {
        return new Outcomes();
    }

    @Bean
    Audit audit() {
        return new Audit();
    }

    @Bean
    Chunks chunks() {
        return new Chunks();
    }

    @Bean
    Quarantine quarantine(Standard standard, Keys keys) {
        return new Quarantine(standard, keys);
    }

    @Bean
    Receipts receipts(Standard standard) {
        return new Receipts(standard);
    }

    @Bean
    Persons persons(Standard standard, StoredForms forms, Keys keys) {
        return new Persons(standard, forms, keys);
    }

    @Bean
    RepositoryFacts.Source facts(Standard standard, StoredForms forms) {
        return new RepositoryFacts.Source(standard, forms);
    }

    @Bean
    JudgingAlone judgingAlone(Standard standard, Validator validator, StoredForms forms) {
        return new JudgingAlone(standard, validator, forms);
    }

    @Bean
    Recording recording(
            Standard standard,
            Validator validator,
            StoredForms forms,
            RepositoryFacts.Source facts,
            Persons persons,
            Quarantine quarantine,
            Chunks chunks,
            Failpoints failpoints) {
        return new Recording(
                standard, validator, new RecordWriter(forms), facts, persons, quarantine, chunks, failpoints);
    }

    @Bean
    Rejudging rejudging(
            Transactions transactions,
            JudgingAlone alone,
            Recording recording,
            Inbox inbox,
            Outcomes outcomes,
            Quarantine quarantine,
            Submissions submissions,
            Chunks chunks,
            Audit audit,
            Failpoints failpoints,
            WorkSettings settings) {
        return new Rejudging(
                transactions,
                alone,
                recording,
                inbox,
                outcomes,
                quarantine,
                submissions,
                chunks,
                audit,
                failpoints,
                settings.chunk());
    }

    @Bean
    Streams streams(ProducerTemplate camel, Transactions transactions, Inbox inbox, WorkSettings settings) {
        return new Streams(camel, transactions, inbox, settings.workers());
    }

    @Bean
    Mappings mappings(Standard standard, DataFolder data) {
        return Mappings.read(standard, data.path().resolve("partners"));
    }

    @Bean
    TreeMappings treeMappings(Standard standard, DataFolder data) {
        return TreeMappings.read(standard, data.path().resolve("partners"));
    }

    @Bean
    Readers readers(Mappings mappings) {
        return new Readers(mappings);
    }

    @Bean
    ReaderChoice readerChoice(Readers readers, Mappings mappings, TreeMappings trees) {
        return new ReaderByForm(readers, mappings, trees);
    }

    @Bean
    Reading reading(Standard standard, ReaderChoice readers, JudgingAlone alone, Keys keys, Archive archive) {
        return new Reading(standard, readers, alone, keys, archive);
    }

    @Bean
    ReadingAhead readingAhead(Reading reading, Streams streams, Failpoints failpoints, WorkSettings settings) {
        AtomicInteger number = new AtomicInteger();
        ExecutorService readers = Executors.newFixedThreadPool(settings.readers(), run -> {
            Thread thread = new Thread(run, "reader-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        return new ReadingAhead(reading, readers, streams::nudge, failpoints, settings.chunk());
    }

    @Bean
    Verdicts verdicts(Transactions transactions, Receipts receipts) {
        return new Verdicts(transactions, receipts);
    }

    @Bean
    Redrive redrive(
            Transactions transactions,
            Submissions submissions,
            Rejudging rejudging,
            @Qualifier("sequenceNudge") Runnable changed) {
        return new Redrive(transactions, submissions, rejudging, changed);
    }

    @Bean
    RecordChunk recordChunk(
            Transactions transactions,
            Recording recording,
            Rejudging rejudging,
            Inbox inbox,
            Outcomes outcomes,
            Quarantine quarantine,
            Audit audit,
            Failpoints failpoints) {
        return new RecordChunk(transactions, recording, rejudging, inbox, outcomes, quarantine, audit, failpoints);
    }

    @Bean
    DryRun dryRun(
            Receive receive,
            Transactions transactions,
            Submissions submissions,
            Receipts receipts,
            Reading reading,
            RecordChunk recordChunk,
            Rejudging rejudging,
            WorkSettings settings) {
        return new DryRun(
                receive, transactions, submissions, receipts, reading, recordChunk, rejudging, settings.chunk());
    }

    @Bean
    RetryOrPark retryOrPark(
            Standard standard,
            Transactions transactions,
            Inbox inbox,
            Outcomes outcomes,
            Audit audit,
            Streams streams,
            ReadingAhead ahead) {
        return new RetryOrPark(standard, transactions, inbox, outcomes, audit, streams, ahead);
    }

    @Bean
    WorkRoutes.ErrorHandling errorHandling(RetryOrPark retryOrPark) {
        return new WorkRoutes.ErrorHandling(retryOrPark);
    }

    @Bean
    WorkRoutes workRoutes(
            Transactions transactions,
            Inbox inbox,
            Submissions submissions,
            Streams streams,
            Reading reading,
            ReadingAhead ahead,
            RecordChunk recordChunk,
            Verdicts verdicts,
            Failpoints failpoints,
            WorkSettings settings,
            @Qualifier("sequenceNudge") Runnable changed) {
        return new WorkRoutes(
                streams,
                new ClaimWork(transactions, inbox, submissions, streams),
                new ReadAndJudge(reading, ahead, failpoints, settings.chunk()),
                recordChunk,
                new FinishTurn(streams, ahead, verdicts, changed, failpoints));
    }
}
