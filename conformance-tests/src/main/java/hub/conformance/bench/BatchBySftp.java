package hub.conformance.bench;

import hub.conformance.client.SftpDrop;
import hub.conformance.sample.TemplateFile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;

/** A CSV file in GB 18030 after the standard's template, 20 columns, by SFTP: handed over when it gets its final name. */
final class BatchBySftp {
    private static final Charset GB18030 = Charset.forName("GB18030");

    private final SftpDrop drop;
    private final Supply supply;
    private final Rig rig;

    BatchBySftp(SftpDrop drop, Supply supply, Rig rig) {
        this.drop = drop;
        this.supply = supply;
        this.rig = rig;
    }

    /** A file of so many rows, uploaded and still without its name. */
    Batch.HandOver ready(String name, int rows) throws IOException {
        String fileName = "TrainingRecord-" + name + ".csv";
        Path file = rig.file(fileName);
        TemplateFile.write(file, GB18030, supply.stream(rows));
        drop.upload(file, fileName);
        Files.delete(file);
        return () -> {
            long begin = System.nanoTime();
            drop.finish(fileName);
            return begin;
        };
    }
}
