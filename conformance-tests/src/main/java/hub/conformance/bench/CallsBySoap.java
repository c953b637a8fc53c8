package hub.conformance.bench;

import hub.conformance.client.Counts;
import hub.conformance.client.HubAddress;
import hub.conformance.client.Receipt;
import hub.conformance.client.SoapClient;
import java.io.IOException;
import java.time.Duration;

/** Calls by SOAP of several records each, each answered with the verdict. SOAP 报送。 */
final class CallsBySoap {
    private static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final Duration TIME = Duration.ofSeconds(6);

    private final HubAddress hub;
    private final Supply supply;
    private final Books books;

    CallsBySoap(HubAddress hub, Supply supply, Books books) {
        this.hub = hub;
        this.supply = supply;
        this.books = books;
    }

    /**
     * The rate in records, not calls.
     *
     * @param together records of one call
     */
    Rate measure(int together) throws IOException {
        call(together, WARM_UP);
        return call(together, TIME);
    }

    private Rate call(int together, Duration time) throws IOException {
        long before = books.changesAtRest();
        Rate rate = new ClosedLoop(SingleByRest.CALLERS, time).run(caller -> {
            SoapClient soap =
                    new SoapClient(hub.http(), hub.credential(supply.partner().credential()));
            return () -> submit(soap, together);
        });
        books.expect(before, rate.records());
        return rate;
    }

    private int submit(SoapClient soap, int together) throws IOException {
        Receipt receipt = soap.submit(supply.some(together), null);
        Counts counts = receipt.counts();
        VoidFigureException.unless(
                receipt.state().equals("accepted") && counts.accepted() == together,
                "a call was not accepted whole 未全部接受: " + receipt);
        return together;
    }
}
