package hub.conformance.demo;

import hub.conformance.client.HubAddress;
import hub.conformance.run.Channel;
import hub.conformance.run.Outcome;
import hub.conformance.run.RestChannel;
import hub.conformance.run.SftpChannel;
import hub.conformance.run.SoapChannel;
import hub.conformance.sample.Partner;
import hub.conformance.sample.Submission;
import hub.conformance.sample.SubmissionWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * One sender at work: its submissions one after the other, over its channel. 报送通道。
 *
 * @param way the channel
 * @param submissions what it sends, in order
 * @param hub where to
 * @param writer writes the outside forms
 * @param bar grows with each verdict
 */
record Lane(Way way, List<Submission> submissions, HubAddress hub, SubmissionWriter writer, Screen.Bar bar)
        implements Callable<List<Outcome>> {

    /** The three ways in. */
    enum Way {
        REST,
        SOAP,
        SFTP
    }

    @Override
    public List<Outcome> call() throws IOException {
        List<Outcome> outcomes = new ArrayList<>();
        Map<Partner, Channel> channels = new EnumMap<>(Partner.class);
        try {
            for (Submission submission : submissions) {
                Channel channel = channels.get(submission.partner());
                if (channel == null) {
                    channel = open(submission.partner());
                    channels.put(submission.partner(), channel);
                }
                outcomes.add(channel.send(submission));
                bar.add(submission.items().size());
            }
        } finally {
            for (Channel channel : channels.values()) {
                channel.close();
            }
        }
        return outcomes;
    }

    private Channel open(Partner partner) throws IOException {
        return switch (way) {
            case REST -> new RestChannel(hub, partner, writer);
            case SOAP -> new SoapChannel(hub, partner);
            case SFTP -> new SftpChannel(hub, partner, writer);
        };
    }
}
