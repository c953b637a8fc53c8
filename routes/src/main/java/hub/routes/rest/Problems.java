package hub.routes.rest;

import hub.routes.security.Refusal;
import hub.routes.security.RefusalJson;
import hub.routes.work.TemporaryFault;
import java.io.EOFException;
import java.util.Map;
import org.apache.camel.ExchangeException;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What every REST route answers when a step throws: the refusal it threw, or that the hub failed and under which reference. */
@Component
final class Problems extends RouteConfigurationBuilder {
    static final String ID = "rest-problems";

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final RefusalJson json;

    Problems(RefusalJson json) {
        this.json = json;
    }

    @Override
    public void configuration() {
        routeConfiguration(ID)
                .onException(Refusal.class)
                .handled(true)
                .bean(this, "refused")
                .end()
                .onException(EOFException.class)
                .handled(true)
                .bean(this, "cut")
                .end()
                .onException(Exception.class)
                .handled(true)
                .bean(this, "failed");
    }

    /** The problem a refusal says. */
    Answer refused(@ExchangeException Exception thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof Refusal refusal) {
                return answer(refusal);
            }
        }
        return failed(thrown);
    }

    /** The caller stopped sending half-way. */
    Answer cut() {
        return answer(Refusal.of("SYN-0008", 400, Map.of()));
    }

    /** A fault of the hub, perhaps one that passes; the log has the rest. */
    Answer failed(@ExchangeException Exception thrown) {
        if (TemporaryFault.is(thrown)) {
            LOG.warn("a REST call has to wait: {}", TemporaryFault.described(thrown));
            return answer(Refusal.busy(TemporaryFault.PAUSE_SECONDS));
        }
        LOG.error("a REST call failed", thrown);
        return answer(Refusal.failure());
    }

    private Answer answer(Refusal refusal) {
        Answer answer = Answer.of(refusal.status(), RefusalJson.MEDIA_TYPE, json.write(refusal));
        for (Map.Entry<String, String> header : refusal.headers().entrySet()) {
            answer = answer.with(header.getKey(), header.getValue());
        }
        return answer.with("Cache-Control", "no-store");
    }
}
