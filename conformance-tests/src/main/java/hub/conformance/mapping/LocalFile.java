package hub.conformance.mapping;

import hub.adapters.Content;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of this machine as something to read. 本机文件。 */
record LocalFile(Path path) implements Content {
    @Override
    public String name() {
        return String.valueOf(path.getFileName());
    }

    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(path);
    }
}
