package hub.conformance.demo;

import hub.conformance.client.HubAddress;
import hub.conformance.process.Ports;
import java.net.URI;
import java.nio.file.Path;

/**
 * What the demonstration is told on its command line. 演示参数。
 *
 * @param hub where the hub is
 * @param seed of the sample month
 */
record DemoOptions(HubAddress hub, long seed) {
    private static final String USAGE = """
            用法 usage: Demo [--data DIR] [--http URL] [--management URL] [--sftp HOST:PORT] [--broker URL] [--seed N]
              --data        枢纽的数据目录，凭据在其中 the hub's data folder, where its credentials are    (data)
              --http        REST 与 SOAP REST and SOAP                                    (http://127.0.0.1:8080/)
              --management  健康与指标 health and metrics                                  (http://127.0.0.1:8081/)
              --sftp        SFTP 服务器 the SFTP server                                    (127.0.0.1:2222)
              --broker      订阅队列 the subscribers' queues                               (tcp://127.0.0.1:61616)
              --seed        样例数据的种子 seed of the sample                              (2026)
            """;

    /** The command line is wrong. */
    static final class Misuse extends Exception {
        private static final long serialVersionUID = 1L;

        Misuse(String what) {
            super(what + "\n" + USAGE);
        }
    }

    static DemoOptions of(String... arguments) throws Misuse {
        Path data = Path.of("data");
        String http = "http://127.0.0.1:" + Ports.USUAL.http() + "/";
        String management = "http://127.0.0.1:" + Ports.USUAL.management() + "/";
        String sftp = "127.0.0.1:" + Ports.USUAL.sftp();
        String broker = "tcp://127.0.0.1:" + Ports.USUAL.broker();
        String seed = "2026";
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length) {
                throw new Misuse(arguments[i] + " ?");
            }
            String value = arguments[i + 1];
            switch (arguments[i]) {
                case "--data" -> data = Path.of(value);
                case "--http" -> http = value;
                case "--management" -> management = value;
                case "--sftp" -> sftp = value;
                case "--broker" -> broker = value;
                case "--seed" -> seed = value;
                default -> throw new Misuse(arguments[i] + " ?");
            }
        }
        int colon = sftp.lastIndexOf(':');
        try {
            return new DemoOptions(
                    new HubAddress(
                            URI.create(http),
                            URI.create(management),
                            sftp.substring(0, colon),
                            Integer.parseInt(sftp.substring(colon + 1)),
                            broker,
                            data.toAbsolutePath()),
                    Long.parseLong(seed));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new Misuse(String.join(" ", arguments));
        }
    }
}
