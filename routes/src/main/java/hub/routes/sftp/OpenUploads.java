package hub.routes.sftp;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who writes to which file of an inbox: the one who opened it last. An upload whose connection went silent keeps nobody from sending the
 * file again, and can no longer change it either.
 */
final class OpenUploads {

    /**
     * One open file; equal only to itself.
     *
     * @param credential whose inbox
     * @param name the file's name
     */
    static final class Upload {
        private final String credential;
        private final String name;

        Upload(String credential, String name) {
            this.credential = credential;
            this.name = name;
        }

        String credential() {
            return credential;
        }

        String name() {
            return name;
        }

        private String key() {
            return credential + "/" + name;
        }
    }

    private final Map<String, Upload> writers = new ConcurrentHashMap<>();
    private final Map<String, Object> senders = new ConcurrentHashMap<>();

    /** What the sessions of one sender hold while they open, close, rename or remove, so that they do it one after the other. */
    Object of(String credential) {
        return senders.computeIfAbsent(credential, unused -> new Object());
    }

    /** It writes from now on, and nobody else. */
    void opened(Upload upload) {
        writers.put(upload.key(), upload);
    }

    /** Whether it still is the one who writes. */
    boolean writes(Upload upload) {
        return writers.get(upload.key()) == upload;
    }

    /**
     * It writes no more.
     *
     * @return whether it still was the one who wrote
     */
    boolean closed(Upload upload) {
        return writers.remove(upload.key(), upload);
    }

    /** Whether somebody writes to the file. */
    boolean isOpen(String credential, String name) {
        return writers.containsKey(credential + "/" + name);
    }
}
