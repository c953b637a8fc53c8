package hub.routes.sftp;

import hub.routes.sftp.OpenUploads.Upload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.apache.sshd.sftp.server.DirectoryHandle;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpSubsystem;
import org.apache.sshd.sftp.server.SftpSubsystemConfigurator;
import org.jspecify.annotations.Nullable;

/**
 * One sender's SFTP session. A file of the inbox counts when the sender itself closes it under a final name, or renames it to one; a cut
 * connection closes nothing. What an inbox does not need is refused: links, extensions, folders of one's own. SFTP 会话。
 */
final class InboxSubsystem extends SftpSubsystem {
    private static final Set<Integer> REQUESTS = Set.of(
            SftpConstants.SSH_FXP_INIT,
            SftpConstants.SSH_FXP_OPEN,
            SftpConstants.SSH_FXP_CLOSE,
            SftpConstants.SSH_FXP_READ,
            SftpConstants.SSH_FXP_WRITE,
            SftpConstants.SSH_FXP_LSTAT,
            SftpConstants.SSH_FXP_FSTAT,
            SftpConstants.SSH_FXP_SETSTAT,
            SftpConstants.SSH_FXP_FSETSTAT,
            SftpConstants.SSH_FXP_OPENDIR,
            SftpConstants.SSH_FXP_READDIR,
            SftpConstants.SSH_FXP_REMOVE,
            SftpConstants.SSH_FXP_REALPATH,
            SftpConstants.SSH_FXP_STAT,
            SftpConstants.SSH_FXP_RENAME);

    private static final Set<StandardOpenOption> READING = Set.of(StandardOpenOption.READ);

    /** Bytes of a name; with what is added to it, it still fits a file system's 255. */
    private static final int LONGEST_NAME = 180;

    /** Type and rights of a plain file in the terms of the protocol. */
    private static final int EMPTY_FILE = 0100600;

    private final Inbox inbox;
    private final Map<String, Upload> uploads = new HashMap<>();

    /**
     * What the sessions of all senders share.
     *
     * @param settings which names are final
     * @param arrivals where what counts is written down
     * @param open who writes to which file
     * @param largestFile bytes of a file at most
     * @param refusals tells which names are refused at once
     */
    record Inbox(InboxSettings settings, Arrivals arrivals, OpenUploads open, long largestFile, SecretNames refusals) {}

    InboxSubsystem(ChannelSession channel, SftpSubsystemConfigurator configurator, Inbox inbox) {
        super(channel, configurator);
        this.inbox = inbox;
    }

    private String credential() {
        return getServerSession().getUsername();
    }

    @Override
    protected void doProcess(Buffer buffer, int length, int type, int id) throws IOException {
        if (REQUESTS.contains(type)) {
            super.doProcess(PathEncoding.utf8(buffer, type), length, type, id);
        } else {
            sendStatus(prepareReply(buffer), id, SftpConstants.SSH_FX_OP_UNSUPPORTED, "not supported");
        }
    }

    /** Offers no extension: a client that is offered one uses it, OpenSSH for its every rename, and would be refused. */
    @Override
    protected void appendExtensions(Buffer buffer, String supportedVersions) {
        // none
    }

    @Override
    protected String doOpen(int id, String path, int flags, int access, Map<String, Object> attributes)
            throws IOException {
        if (READING.containsAll(FileHandle.getOpenOptions(flags, access))) {
            return super.doOpen(id, path, flags, access, attributes);
        }
        Upload upload = new Upload(credential(), inboxName(path));
        refuseSecret(upload.name());
        synchronized (inbox.open().of(credential())) {
            inbox.arrivals().settle(upload.credential(), upload.name());
            String handle = super.doOpen(id, path, flags, access, Map.of());
            inbox.open().opened(upload);
            uploads.put(handle, upload);
            return handle;
        }
    }

    @Override
    protected void doWrite(int id, String handle, long offset, int length, byte[] data, int from, int remaining)
            throws IOException {
        Upload upload = uploads.get(handle);
        if (upload == null || !inbox.open().writes(upload)) {
            throw new SftpException(SftpConstants.SSH_FX_PERMISSION_DENIED, "the file was opened anew elsewhere");
        }
        if (offset < 0 || offset + length > inbox.largestFile()) {
            throw new SftpException(SftpConstants.SSH_FX_FAILURE, "LIM-0001 larger than " + inbox.largestFile() + " B");
        }
        super.doWrite(id, handle, offset, length, data, from, remaining);
    }

    /** Reached only when the sender closes; when the connection is cut, handles are closed without it. */
    @Override
    protected void doClose(int id, String handle) throws IOException {
        Upload upload = uploads.remove(handle);
        if (upload == null) {
            super.doClose(id, handle);
            return;
        }
        synchronized (inbox.open().of(credential())) {
            super.doClose(id, handle);
            if (inbox.open().closed(upload) && inbox.settings().isFinal(upload.name())) {
                inbox.arrivals().arrived(upload.credential(), upload.name());
            }
        }
    }

    @Override
    protected void closeAllHandles() {
        uploads.values().forEach(inbox.open()::closed);
        uploads.clear();
        super.closeAllHandles();
    }

    /**
     * The hub takes files out of the inbox and writes answers while a sender lists them: one that is gone between its name and its attributes
     * is listed empty, rather than that the whole listing fails.
     */
    @Override
    protected void writeDirEntry(
            int id,
            DirectoryHandle folder,
            Map<String, Path> entries,
            Buffer buffer,
            int index,
            Path file,
            String name,
            LinkOption... options)
            throws IOException {
        int start = buffer.wpos();
        try {
            super.writeDirEntry(id, folder, entries, buffer, index, file, name, options);
        } catch (NoSuchFileException gone) {
            buffer.wpos(start);
            Attributes empty = new Attributes().size(0).perms(EMPTY_FILE).modifyTime(System.currentTimeMillis() / 1000);
            writeDirEntry(getServerSession(), id, buffer, index, file, name, empty);
        }
    }

    @Override
    protected void doRename(int id, String from, String to, Collection<CopyOption> options) throws IOException {
        String before = inboxName(from);
        String after = inboxName(to);
        if (inbox.refusals().secret(credential(), after)) {
            discard(id, from); // its sender says by the name what it is: nothing of it stays
            throw secret();
        }
        synchronized (inbox.open().of(credential())) {
            if (inbox.open().isOpen(credential(), before) || inbox.open().isOpen(credential(), after)) {
                throw new SftpException(SftpConstants.SSH_FX_FAILURE, "the file is open");
            }
            inbox.arrivals().settle(credential(), before);
            inbox.arrivals().settle(credential(), after);
            super.doRename(id, from, to, List.of());
            if (inbox.settings().isFinal(after)) {
                inbox.arrivals().arrived(credential(), after);
            }
        }
    }

    @Override
    protected void doRemoveFile(int id, String path) throws IOException {
        Path file = resolveFile(path);
        String room = room(file);
        if (room.equals(Homes.INBOX)) {
            if (inbox.arrivals().settle(credential(), inboxName(path))) {
                return; // it counts already; its sender wants it out of the inbox, and it is
            }
        } else if (!room.equals(Homes.RECEIPTS) && !room.equals(Homes.OUTBOX)) {
            throw denied();
        }
        super.doRemoveFile(id, path);
    }

    /** A sender may set the times of its files and nothing else; rights are the hub's, and a length would change the content. */
    @Override
    protected void doSetAttributes(int command, String extension, Path file, Map<String, ?> given, boolean follow)
            throws IOException {
        if (given.containsKey("size")) {
            throw new SftpException(SftpConstants.SSH_FX_OP_UNSUPPORTED, "not supported");
        }
        Map<String, Object> times = new HashMap<>();
        for (String time : List.of("lastModifiedTime", "lastAccessTime")) {
            Object value = given.get(time);
            if (value != null) {
                times.put(time, value);
            }
        }
        // The hub may have taken the file meanwhile; then its times matter to nobody.
        if (!times.isEmpty() && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            super.doSetAttributes(command, extension, file, times, false);
        }
    }

    /** What bears a secrecy mark in its name is refused before a byte of it is here. */
    private void refuseSecret(String name) throws IOException {
        if (inbox.refusals().secret(credential(), name)) {
            throw secret();
        }
    }

    private void discard(int id, String path) throws IOException {
        synchronized (inbox.open().of(credential())) {
            if (!inbox.arrivals().drop(credential(), inboxName(path))) {
                super.doRemoveFile(id, path);
            }
        }
    }

    private static SftpException secret() {
        return new SftpException(
                SftpConstants.SSH_FX_PERMISSION_DENIED, "refused for secrecy, see receipts/ 涉密拒收，见 receipts/");
    }

    /** The name of a file of the inbox; refused for every other place, and for names that are not plain. */
    private String inboxName(String path) throws IOException {
        Path file = resolveFile(path);
        String name = String.valueOf(file.getFileName());
        if (!room(file).equals(Homes.INBOX)) {
            throw denied();
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME
                || name.chars().anyMatch(Character::isISOControl)) {
            throw new SftpException(SftpConstants.SSH_FX_FAILURE, "the name is too long or not plain");
        }
        return name;
    }

    /** The folder of the home a file stands in directly; empty for every other place. */
    private String room(Path file) {
        Path normal = file.toAbsolutePath().normalize();
        @Nullable Path parent = normal.getParent();
        return normal.getNameCount() == 2 && parent != null ? String.valueOf(parent.getFileName()) : "";
    }

    private static SftpException denied() {
        return new SftpException(SftpConstants.SSH_FX_PERMISSION_DENIED, "only inbox/ can be written to");
    }
}
