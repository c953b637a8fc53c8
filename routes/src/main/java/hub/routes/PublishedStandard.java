package hub.routes;

import hub.schemas.generate.Published;
import hub.standards.Standard;
import hub.standards.StandardTree;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * What is published of the standard, by its path {@code <version>/<kind>/<file>}: byte for byte as it was committed, and for a site's own
 * standard as it derives from that. 标准的发布件。
 */
@Component
public final class PublishedStandard {
    private static final Pattern PATH = Pattern.compile(".*/published/([0-9.]+/[a-z]+/[A-Za-z0-9@._-]+)");

    private final String version;
    private final List<String> served;
    private final Map<String, Resource> committed = new TreeMap<>();
    private final Map<String, byte[]> ofTheSite = new TreeMap<>();

    PublishedStandard(StandardTree tree, HubSettings settings) throws IOException {
        this.version = tree.current().version().version();
        this.served = tree.acceptedVersions();
        for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:/published/*/*/*")) {
            var path = PATH.matcher(file.getURL().toString());
            if (path.matches()) {
                committed.put(path.group(1), file);
            }
        }
        if (settings.standard() != null) {
            for (Standard released : tree.released()) {
                String folder = released.version().version() + "/";
                Published.files(tree, released).forEach((path, bytes) -> {
                    committed.remove(folder + path);
                    ofTheSite.put(folder + path, bytes);
                });
            }
        }
    }

    /** The current version, which is meant where none is named. */
    public String version() {
        return version;
    }

    /** Whether records of that version are taken and given out. */
    public boolean serves(String asked) {
        return served.contains(asked);
    }

    /** All paths, in order. */
    public Collection<String> paths() {
        Map<String, Object> all = new TreeMap<>(committed);
        all.putAll(ofTheSite);
        return all.keySet();
    }

    /**
     * The file's bytes; null if there is none of that path.
     *
     * @throws IOException if it cannot be read
     */
    public byte @Nullable [] file(String path) throws IOException {
        byte[] own = ofTheSite.get(path);
        if (own != null) {
            return own.clone();
        }
        Resource file = committed.get(path);
        if (file == null) {
            return null;
        }
        try (InputStream in = file.getInputStream()) {
            return in.readAllBytes();
        }
    }
}
