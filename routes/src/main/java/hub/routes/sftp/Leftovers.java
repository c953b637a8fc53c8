package hub.routes.sftp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Removes what is old in the homes: answers past their time, and uploads nobody finished. Homes hold their content in clear. */
final class Leftovers {
    private final Path folder;
    private final InboxSettings settings;
    private final Arrivals arrivals;
    private final Clock clock;

    Leftovers(Path folder, InboxSettings settings, Arrivals arrivals, Clock clock) {
        this.folder = folder;
        this.settings = settings;
        this.arrivals = arrivals;
        this.clock = clock;
    }

    /** Looks through all homes once. */
    public void remove() throws IOException {
        for (Path home : list(folder)) {
            removeOlder(home.resolve(Homes.RECEIPTS), settings.answersKept());
            removeOlder(home.resolve(Homes.OUTBOX), settings.answersKept());
            for (Path upload : list(home.resolve(Homes.INBOX))) {
                String name = upload.getFileName().toString();
                if (!arrivals.counts(home.getFileName().toString(), name) && older(upload, settings.unfinishedKept())) {
                    Files.deleteIfExists(upload);
                }
            }
        }
    }

    private void removeOlder(Path room, Duration age) throws IOException {
        for (Path file : list(room)) {
            if (older(file, age)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private boolean older(Path file, Duration age) throws IOException {
        try {
            Instant changed =
                    Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
            return changed.isBefore(clock.instant().minus(age));
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }
}
