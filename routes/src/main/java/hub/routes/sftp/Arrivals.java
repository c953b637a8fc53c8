package hub.routes.sftp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which uploads count, kept in a folder that no sender reaches: a marker an arrival, durable before the sender is told that the close
 * went well. From then on the content stands still: whoever opens, renames or removes the file makes the hub move it away first.
 */
final class Arrivals {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Homes homes;
    private final Clock clock;
    private final Map<Path, Arrival> inSight = new HashMap<>();
    private long last;

    /**
     * Takes up where the last run ended.
     *
     * @param folder the hub's own folder for the channel
     */
    Arrivals(Path folder, Homes homes, Clock clock) {
        this.folder = folder;
        this.homes = homes;
        this.clock = clock;
        try {
            Files.createDirectories(folder.resolve("taken"));
            Files.createDirectories(folder.resolve("arrived"));
            try (Stream<Path> senders = Files.list(folder.resolve("arrived"))) {
                for (Path markers : (Iterable<Path>) senders::iterator) {
                    remember(markers);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void remember(Path markers) throws IOException {
        try (Stream<Path> all = Files.list(markers)) {
            for (Path marker :
                    (Iterable<Path>) all.filter(file -> file.toString().endsWith(".json"))::iterator) {
                Arrival arrival = read(marker);
                if (Files.notExists(content(arrival))) {
                    inSight.put(upload(arrival), arrival);
                }
            }
        }
    }

    /** Where the markers of one sender's arrivals stand. */
    Path markers(String credential) {
        try {
            return Files.createDirectories(folder.resolve("arrived").resolve(credential));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The arrival a marker tells of. */
    Arrival read(Path marker) throws IOException {
        JsonNode node = JSON.readTree(Files.readAllBytes(marker));
        return new Arrival(
                node.path("id").asText(),
                node.path("credential").asText(),
                node.path("name").asText(),
                java.time.Instant.parse(node.path("at").asText()));
    }

    /**
     * A file in an inbox counts from now on, and does so after any crash.
     *
     * @throws IOException if it cannot be written down; then it does not count
     */
    synchronized void arrived(String credential, String name) throws IOException {
        last = Math.max(last + 1, clock.millis());
        String id = id(last);
        Arrival arrival = new Arrival(id, credential, name, clock.instant());
        ObjectNode node = JSON.createObjectNode();
        node.put("id", id);
        node.put("credential", credential);
        node.put("name", name);
        node.put("at", arrival.at().toString());
        DurableFile.write(markers(credential).resolve(id + ".json"), JSON.writeValueAsBytes(node));
        inSight.put(upload(arrival), arrival);
    }

    /** An identifier like an arrival's, for what never arrived. */
    static String newId() {
        return id(System.currentTimeMillis());
    }

    private static String id(long millis) {
        return "%013d-%s".formatted(millis, UUID.randomUUID().toString().substring(0, 8));
    }

    /**
     * Moves an upload that counts out of its sender's reach; does nothing if it does not count.
     *
     * @return whether it counted
     */
    synchronized boolean settle(String credential, String name) throws IOException {
        Arrival arrival = inSight.get(upload(credential, name));
        return arrival != null && take(arrival).isPresent();
    }

    /**
     * Deletes an upload that counts, before it was handed on; does nothing if it does not count.
     *
     * @return whether it counted
     */
    synchronized boolean drop(String credential, String name) throws IOException {
        Arrival arrival = inSight.get(upload(credential, name));
        if (arrival == null) {
            return false;
        }
        Optional<Path> content = take(arrival);
        if (content.isPresent()) {
            Files.deleteIfExists(content.get());
        }
        return true;
    }

    /**
     * Moves the upload of an arrival into the hub's own folder, unless it is there already.
     *
     * @return the content; empty if it is in neither place, because it was dealt with
     */
    synchronized Optional<Path> take(Arrival arrival) throws IOException {
        Path content = content(arrival);
        if (inSight.remove(upload(arrival), arrival)) {
            move(upload(arrival), content);
        }
        return Files.exists(content) ? Optional.of(content) : Optional.empty();
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException gone) {
            // removed by the operator; there is nothing to take
        }
    }

    /** Whether a file of an inbox counts and waits to be taken. */
    synchronized boolean counts(String credential, String name) {
        return inSight.containsKey(upload(credential, name));
    }

    /** How many uploads wait to be taken. */
    synchronized int waiting() {
        return inSight.size();
    }

    private Path content(Arrival arrival) {
        return folder.resolve("taken").resolve(arrival.id());
    }

    private Path upload(Arrival arrival) {
        return upload(arrival.credential(), arrival.name());
    }

    private Path upload(String credential, String name) {
        return homes.of(credential).resolve(Homes.INBOX).resolve(name);
    }

    /** When an arrival happened, as its identifier says; null if it is none of ours. */
    static java.time.@Nullable Instant time(String id) {
        int dash = id.indexOf('-');
        try {
            return dash < 0 ? null : java.time.Instant.ofEpochMilli(Long.parseLong(id.substring(0, dash)));
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
