package hub.conformance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import hub.conformance.account.Entry;
import hub.conformance.account.Event;
import hub.conformance.client.Events;
import hub.conformance.client.HubAddress;
import hub.conformance.process.Witness;
import hub.conformance.run.Channel;
import hub.conformance.run.GoodRecords;
import hub.conformance.run.Outcome;
import hub.conformance.run.RestChannel;
import hub.conformance.run.SftpChannel;
import hub.conformance.run.SoapChannel;
import hub.conformance.sample.Dialect;
import hub.conformance.sample.Partner;
import hub.conformance.sample.SubmissionWriter;
import hub.standards.StandardRecord;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each record type of the standard, accepted and refused, by each of the three channels, to the repository and the feed. */
class EveryTypeOnEveryChannelIT {
    private static final Map<String, Channel> CHANNELS = new HashMap<>();

    private final HubAddress hub = SharedHub.address();

    @AfterAll
    static void closeChannels() throws IOException {
        for (Channel channel : CHANNELS.values()) {
            channel.close();
        }
        CHANNELS.clear();
    }

    enum Way {
        REST(Dialect.LINES) {
            @Override
            Channel open(HubAddress hub, Partner partner) {
                return new RestChannel(hub, partner, new SubmissionWriter(Samples.STANDARD));
            }
        },
        SOAP(Dialect.SOAP) {
            @Override
            Channel open(HubAddress hub, Partner partner) {
                return new SoapChannel(hub, partner);
            }
        },
        SFTP(Dialect.TEMPLATE) {
            @Override
            Channel open(HubAddress hub, Partner partner) throws IOException {
                return new SftpChannel(hub, partner, new SubmissionWriter(Samples.STANDARD));
            }
        };

        final Dialect dialect;

        Way(Dialect dialect) {
            this.dialect = dialect;
        }

        abstract Channel open(HubAddress hub, Partner partner) throws IOException;
    }

    static Stream<Arguments> typesAndWays() {
        return Samples.TYPES.stream().flatMap(type -> Stream.of(Way.values()).map(way -> Arguments.of(type, way)));
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("typesAndWays")
    void acceptedToRepositoryAndFeed(String type, Way way) throws IOException {
        String mark = mark("A", type, way);
        sendNeeded(type, mark);
        StandardRecord record = Samples.good(type, mark);
        Outcome outcome = send(way, record, mark);

        assertThat(outcome.receipt().state()).as("%s", outcome).isEqualTo("accepted");
        assertThat(outcome.receipt().findings()).isEmpty();
        Entry sent = GoodRecords.asSent(record);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(Events.feed(hub.rest(Witness.ID)))
                        .extracting(Event::body)
                        .containsOnlyOnce(sent));
        assertThat(Events.fetch(hub.rest(Witness.ID), Events.href(sent.key()))).isEqualTo(sent);
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("typesAndWays")
    void refusedWithItsCodeAndKeptOut(String type, Way way) throws IOException {
        String mark = mark("B", type, way);
        StandardRecord record = Samples.withoutRequired(Samples.good(type, mark));
        Outcome outcome = send(way, record, mark);

        assertThat(outcome.receipt().state()).as("%s", outcome).isEqualTo("quarantined");
        assertThat(outcome.receipt().findings()).containsKey("STR-0001");
        Entry.Key key = GoodRecords.key(record);
        assertThat(Events.fetch(hub.rest(Witness.ID), Events.href(key))).isNull();
        assertThat(Events.feed(hub.rest(Witness.ID))).extracting(Event::key).doesNotContain(key);
    }

    private static String mark(String what, String type, Way way) {
        return what + way.name().toLowerCase(Locale.ROOT) + type;
    }

    /** What the record refers to goes ahead by REST, from whoever sends it. */
    private void sendNeeded(String type, String mark) throws IOException {
        for (StandardRecord needed : Samples.neededBy(type, mark)) {
            Outcome outcome = send(Way.REST, needed, needed.type().name() + "-for-" + mark);
            assertThat(outcome.receipt().state()).as("%s", outcome).isEqualTo("accepted");
        }
    }

    private Outcome send(Way way, StandardRecord record, String name) throws IOException {
        Partner sender = Samples.sender(record.type().name());
        String named = way + " " + sender;
        Channel channel = CHANNELS.get(named);
        if (channel == null) {
            channel = way.open(hub, sender);
            CHANNELS.put(named, channel);
        }
        return channel.send(Samples.alone(record, name, way.dialect));
    }
}
