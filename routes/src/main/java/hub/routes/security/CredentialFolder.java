package hub.routes.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Where generated secrets are handed over in clear, once: {@code credentials.txt} for people, {@code credentials/<id>/} for programs.
 * Only the owner of the process can read them. 凭据交付目录。
 */
final class CredentialFolder {
    private static final String INTRODUCTION = """
            # 枢纽首次启动时生成的凭据；只有本文件的所有者可读。请逐个交给使用方，然后删去。
            # Credentials the hub generated at its first start; only the owner of this file can read it.
            # Hand each to its holder, then delete it here. The hub itself keeps digests only.

            """;

    private final Path data;

    CredentialFolder(Path data) {
        this.data = data;
    }

    /** The list for people. */
    Path list() {
        return data.resolve("credentials.txt");
    }

    /** The folder of one credential. */
    Path of(String id) {
        return data.resolve("credentials").resolve(id);
    }

    /**
     * Writes one file of a credential, whole or not at all.
     *
     * @throws UncheckedIOException if the disk refuses
     */
    void write(String id, String name, String content) {
        try {
            for (Path folder : new Path[] {data.resolve("credentials"), of(id)}) {
                Files.createDirectories(folder);
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
            Path file = of(id).resolve(name);
            Path unfinished = file.resolveSibling(name + ".new");
            Files.deleteIfExists(unfinished);
            put(unfinished, content, StandardOpenOption.CREATE_NEW);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a paragraph to the list for people. */
    void tell(String paragraph) {
        try {
            boolean first = Files.notExists(list());
            put(list(), (first ? INTRODUCTION : "") + paragraph, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(Path file, String content, StandardOpenOption... how) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Set<StandardOpenOption> options = new java.util.HashSet<>(Set.of(how));
        options.add(StandardOpenOption.WRITE);
        try (FileChannel out = FileChannel.open(file, options, ownerOnly)) {
            ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
    }
}
