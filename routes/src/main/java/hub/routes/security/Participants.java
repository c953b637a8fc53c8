package hub.routes.security;

import hub.adapters.SenderIdentity;
import hub.adapters.repository.Channel;
import hub.routes.embedded.RefusedStart;
import hub.standards.Sender;
import hub.standards.Text;
import hub.standards.UnifiedSocialCreditCode;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who sends to the hub, who receives from it and who runs it, as the configuration says. 参与方。
 *
 * <p>An entry holds no secret; the secrets are generated. Checked whole when the hub starts.
 *
 * @param senders who may send
 * @param subscribers who receives
 * @param operator who runs the hub
 */
@ConfigurationProperties("hub")
public record Participants(
        @DefaultValue List<Entry> senders,
        @DefaultValue List<Subscriber> subscribers,
        @DefaultValue Operator operator) {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Pattern SYSTEM = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    /**
     * One sender: a credential bound to one institution and one of its systems. 报送方。
     *
     * @param id identifier of the credential; also the user name on every channel
     * @param title what people call it
     * @param institution USCID of the institution
     * @param system the institution's system; what it sends is one stream
     * @param role what kind of sender it is
     * @param speaksFor USCIDs it may send for besides its own
     * @param channels where it may come in
     * @param filesDeclare the secrecy declaration that holds for all its SFTP files; null if none was agreed
     */
    public record Entry(
            String id,
            Text title,
            String institution,
            String system,
            Sender role,
            @DefaultValue Set<String> speaksFor,
            @DefaultValue Set<Channel> channels,
            @Nullable String filesDeclare) {

        /** The identity that goes with each of its submissions. */
        public SenderIdentity identity() {
            Set<String> all = new LinkedHashSet<>(speaksFor);
            all.add(institution);
            return new SenderIdentity(id, institution, system, role, Set.copyOf(all));
        }
    }

    /**
     * One subscriber. 订阅方。
     *
     * @param id identifier of the subscription; also the user name for REST and for the queue
     * @param title what people call it
     */
    public record Subscriber(String id, Text title) {}

    /**
     * Who runs the hub. 运维人员。
     *
     * @param id user name
     */
    public record Operator(@DefaultValue("operator") String id) {}

    /**
     * @throws RefusedStart if two entries say the same, or one cannot be right
     */
    public Participants {
        Set<String> ids = new HashSet<>();
        for (String id : (Iterable<String>) ids(senders, subscribers, operator)::iterator) {
            require(
                    ID.matcher(id).matches(),
                    "标识 " + id + " 应为小写字母、数字和连字符",
                    "id " + id + " must be lower-case letters, digits and hyphens");
            require(ids.add(id), "标识 " + id + " 用了两次", "id " + id + " is used twice");
        }
        Set<String> streams = new HashSet<>();
        for (Entry sender : senders) {
            check(sender);
            require(
                    streams.add(sender.institution() + "/" + sender.system()),
                    sender.id() + " 的机构与系统已登记给别的报送方",
                    "institution and system of " + sender.id() + " belong to another sender already");
        }
    }

    private static Stream<String> ids(List<Entry> senders, List<Subscriber> subscribers, Operator operator) {
        return Stream.of(
                        senders.stream().map(Entry::id),
                        subscribers.stream().map(Subscriber::id),
                        Stream.of(operator.id()))
                .flatMap(each -> each);
    }

    private static void check(Entry sender) {
        require(
                SYSTEM.matcher(sender.system()).matches(),
                sender.id() + " 的 system 应为小写字母、数字和连字符",
                "system of " + sender.id() + " must be lower-case letters, digits and hyphens");
        require(!sender.channels().isEmpty(), sender.id() + " 没有 channels", sender.id() + " has no channels");
        for (String institution : sender.identity().speaksFor()) {
            require(
                    UnifiedSocialCreditCode.isValid(institution),
                    sender.id() + " 的统一社会信用代码 " + institution + " 不正确",
                    sender.id() + " names " + institution + ", which is not a USCID");
        }
    }

    private static void require(boolean holds, String zh, String en) {
        if (!holds) {
            throw new RefusedStart("配置 hub.senders 有误：" + zh + "。", "The settings hub.senders are wrong: " + en + ".");
        }
    }

    /** The sender of that id. */
    public Optional<Entry> sender(String id) {
        return senders.stream().filter(sender -> sender.id().equals(id)).findFirst();
    }

    /** The subscriber of that id. */
    public Optional<Subscriber> subscriber(String id) {
        return subscribers.stream()
                .filter(subscriber -> subscriber.id().equals(id))
                .findFirst();
    }

    /** Senders that may come in by that channel. */
    public List<Entry> sendersBy(Channel channel) {
        return senders.stream()
                .filter(sender -> sender.channels().contains(channel))
                .toList();
    }
}
