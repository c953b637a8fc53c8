package hub.routes.rest;

import hub.routes.deliver.ChangeFeed;
import hub.routes.deliver.FeedPage;
import hub.routes.deliver.RecordByKey;
import hub.routes.security.Refusal;
import hub.standards.RecordKey;
import hub.standards.StandardTree;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The change feed and single records, as far as the subscriber may see them. */
@Component
final class Changes {
    private static final Map<String, ChangeFeed.Form> FORMS =
            Map.of("event", ChangeFeed.Form.EVENT, "record", ChangeFeed.Form.RECORD, "a11", ChangeFeed.Form.A11);

    private static final int LONGEST_CURSOR = 64;

    private final ChangeFeed feed;
    private final RecordByKey records;
    private final StandardTree tree;

    Changes(ChangeFeed feed, RecordByKey records, StandardTree tree) {
        this.tree = tree;
        this.feed = feed;
        this.records = records;
    }

    /** Answers with a page of the feed. */
    Answer read(RestRequest request) {
        request.with("cursor", "limit", "form", "standard");
        String cursor = request.query("cursor").orElse(null);
        ChangeFeed.Form form = FORMS.get(request.query("form").orElse("event"));
        if (form == null) {
            throw Refusal.badRequest("form");
        }
        if (cursor != null && cursor.length() > LONGEST_CURSOR) {
            throw Refusal.badRequest("cursor");
        }
        int limit = (int) request.number("limit", 100, 1, 1000);
        FeedPage page = feed.read(request.caller().id(), cursor, limit, form, version(request));
        if (page instanceof FeedPage.Page found) {
            return Answer.json(200, found.json());
        }
        throw refusal(page);
    }

    /** The version of the standard the caller asks for; null for that of its terms. */
    private @Nullable String version(RestRequest request) {
        String version = request.query("standard").orElse(null);
        if (version != null && !tree.accepts(version)) {
            throw Refusal.badRequest("standard");
        }
        return version;
    }

    private static Refusal refusal(FeedPage page) {
        if (page instanceof FeedPage.Gone) {
            return Refusal.of("HUB-0006", 410, Map.of());
        }
        return page instanceof FeedPage.Unknown ? Refusal.badRequest("cursor") : Refusal.notEntitled();
    }

    /** Answers with one record as it stands now. */
    Answer record(RestRequest request) {
        request.with("standard");
        RecordKey key = new RecordKey(
                request.path("institution"), request.path("system"), request.path("type"), request.path("sourceId"));
        return records.find(request.caller().id(), key, version(request))
                .map(json -> Answer.json(200, json))
                .orElseThrow(Refusal::notFound);
    }
}
