package hub.conformance.endtoend;

import hub.conformance.client.HubAddress;
import hub.conformance.process.DataFolders;
import hub.conformance.process.HubProcess;
import hub.conformance.process.Ports;
import hub.conformance.process.Witness;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One hub for all end-to-end tests: started by the first that asks, stopped with the test process. Tests keep to keys of their own. */
final class SharedHub {
    private static @Nullable HubProcess hub;

    private SharedHub() {}

    static synchronized HubAddress address() {
        HubProcess running = hub;
        if (running == null) {
            running = HubProcess.start(
                    DataFolders.fresh("end-to-end").resolve("data"),
                    Ports.free(),
                    Witness.settings(),
                    List.of("-Xmx512m"));
            Runtime.getRuntime().addShutdownHook(new Thread(running::close));
            hub = running;
        }
        return running.address();
    }
}
