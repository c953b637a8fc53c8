package hub.routes.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The user under whom PostgreSQL's programs run. PostgreSQL refuses root, so a hub started by root (as in a default container)
 * has to hand it to somebody else.
 *
 * @param prefix words put before each command; empty for a plain user, who runs it directly
 * @param uid the user id that must own the cluster's files
 */
record ServerAccount(List<String> prefix, int uid) {

    private static final Duration PROBE = Duration.ofSeconds(10);

    /** Traditional id of "nobody": owns nothing else and exists without an entry in /etc/passwd. */
    static final int NOBODY = 65534;

    /** A way for root to run a program as somebody else. */
    enum Ladder {
        /** Plain change of user; needs no name space. The normal case, also in containers. */
        SETPRIV {
            @Override
            ServerAccount as(int uid) {
                String id = Integer.toString(uid);
                return new ServerAccount(
                        List.of("setpriv", "--reuid", id, "--regid", id, "--clear-groups", "--no-new-privs"), uid);
            }
        },
        /** A user name space in which root is nobody; its files stay root's outside. */
        UNSHARE {
            @Override
            ServerAccount as(int uid) {
                return new ServerAccount(List.of("unshare", "-U"), 0);
            }
        };

        abstract ServerAccount as(int uid);
    }

    /**
     * Finds a way to run PostgreSQL for a cluster.
     *
     * @param myUid user id of this process
     * @param owner user id that owns the cluster already, if there is one: a cluster first started by a plain user stays theirs
     * @param ladder the ways to try for root, in order
     * @param folder where the probe runs
     * @throws RefusedStart if root has no way, or the cluster belongs to another plain user
     */
    static ServerAccount choose(int myUid, OptionalInt owner, List<Ladder> ladder, Path folder) {
        if (myUid != 0) {
            if (owner.isPresent() && owner.getAsInt() != myUid) {
                throw new RefusedStart(
                        "数据库目录属于用户 " + owner.getAsInt() + "：请以该用户或 root 启动枢纽，或用 HUB_DATA 另选目录。",
                        "The database folder belongs to user " + owner.getAsInt()
                                + ": start the hub as that user or as root, or choose another folder with HUB_DATA.");
            }
            return new ServerAccount(List.of(), myUid);
        }
        int uid = owner.orElse(0) == 0 ? NOBODY : owner.getAsInt();
        return ladder.stream()
                .map(way -> way.as(uid))
                .filter(account -> account.run(folder, PROBE, "true").succeeded())
                .findFirst()
                .orElseThrow(
                        () -> new RefusedStart(
                                "PostgreSQL 不允许以 root 运行，而本机既不允许切换用户也不允许建立用户命名空间：请以普通用户启动枢纽，或用 hub.postgres.url 指向外部数据库。",
                                "PostgreSQL refuses to run as root, and this machine allows neither a change of user nor a user name"
                                        + " space: start the hub as a plain user, or point hub.postgres.url at an external database."));
    }

    /** The same account as it looks from inside a user name space of its own: nobody. */
    ServerAccount inNameSpace() {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(List.of("unshare", "-U"));
        return new ServerAccount(List.copyOf(all), uid);
    }

    /** Runs a program under this account and waits for it. */
    Command run(Path folder, Duration atMost, String... words) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(List.of(words));
        return Command.run(folder, atMost, all);
    }

    /** Whether this account can pass through to the folder. */
    boolean reaches(Path folder) {
        return run(Path.of("/"), PROBE, "test", "-x", folder.toString()).succeeded();
    }

    /** Makes this account own a file, or a folder with all it holds. Does nothing where it does already. */
    void own(Path root) {
        if (ownerOf(root).orElse(uid) == uid) {
            return;
        }
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(path, "unix:gid", uid, LinkOption.NOFOLLOW_LINKS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** User id that owns the path, if the path exists. */
    static OptionalInt ownerOf(Path path) {
        try {
            return Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                    ? OptionalInt.of((Integer) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS))
                    : OptionalInt.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * User id of this process, learnt from a file it makes.
     *
     * @param folder a folder this process can write to
     */
    static int currentUid(Path folder) {
        try {
            Path mine = Files.createTempFile(folder, "whoami", null);
            try {
                return ownerOf(mine).orElseThrow();
            } finally {
                Files.delete(mine);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The words before a command, or nothing: for messages. */
    Optional<String> described() {
        return prefix.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", prefix));
    }
}
