package hub.routes.sftp;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.sftp.common.SftpConstants;

/**
 * Names of files as clients write them. Version 3 of the protocol does not say in which encoding: older clients on Windows write GBK, all
 * others UTF-8. What is not UTF-8 is read as GB 18030, of which GBK is a part; answers are UTF-8. 文件名编码。
 */
final class PathEncoding {
    private static final Charset GB18030 = Charset.forName("GB18030");
    /** How many paths a request begins with. */
    private static final Map<Integer, Integer> PATHS = Map.of(
            SftpConstants.SSH_FXP_OPEN, 1,
            SftpConstants.SSH_FXP_LSTAT, 1,
            SftpConstants.SSH_FXP_SETSTAT, 1,
            SftpConstants.SSH_FXP_OPENDIR, 1,
            SftpConstants.SSH_FXP_REMOVE, 1,
            SftpConstants.SSH_FXP_REALPATH, 1,
            SftpConstants.SSH_FXP_STAT, 1,
            SftpConstants.SSH_FXP_RENAME, 2);

    private PathEncoding() {}

    /** The request with its paths in UTF-8; the same buffer if they are already. */
    static Buffer utf8(Buffer request, int type) {
        int start = request.rpos();
        List<byte[]> paths = new ArrayList<>();
        for (int path = 0; path < PATHS.getOrDefault(type, 0); path++) {
            paths.add(request.getBytes());
        }
        if (paths.stream().allMatch(PathEncoding::isUtf8)) {
            request.rpos(start);
            return request;
        }
        Buffer changed = new ByteArrayBuffer();
        for (byte[] path : paths) {
            changed.putBytes(isUtf8(path) ? path : new String(path, GB18030).getBytes(StandardCharsets.UTF_8));
        }
        byte[] rest = new byte[request.available()];
        request.getRawBytes(rest);
        changed.putRawBytes(rest);
        return changed;
    }

    private static boolean isUtf8(byte[] path) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(path));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
