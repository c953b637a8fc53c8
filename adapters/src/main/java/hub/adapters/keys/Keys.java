package hub.adapters.keys;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * What the hub does with its keys. 密钥服务。
 *
 * <p>No key ever leaves it, so that a site may put its own cryptographic module in the place of {@link KeystoreFile}. Whatever is sealed
 * names the key and the algorithm, so that both may change while old values stay readable. Thread-safe.
 */
public interface Keys {

    /**
     * Encrypts and authenticates a value.
     *
     * @param clear the value
     * @param bound what the value belongs to; it opens only together with the same
     */
    Sealed seal(byte[] clear, byte[] bound);

    /**
     * Decrypts what {@link #seal} gave.
     *
     * @throws SealBrokenException if it was altered, belongs to something else, or its key is not here
     */
    byte[] open(Sealed sealed, byte[] bound);

    /**
     * A blind index: the same value always gives the same 16 bytes, and without the key nothing can be learned from them by trying values.
     *
     * @param domain what kind of value it is; equal values of different kinds give different indexes
     */
    byte[] index(String domain, byte[] clear);

    /** A keyed digest of content, 32 bytes: tells whether two contents are the same and nothing else. */
    byte[] digest(byte[] content);

    /**
     * A stream that encrypts what is written to it; only a closed stream can be opened again.
     *
     * @param to where the ciphertext goes; closed together with the stream
     * @param bound what the content belongs to
     */
    OutputStream sealing(OutputStream to, byte[] bound) throws IOException;

    /**
     * A stream that decrypts; reading fails with {@link IOException} where the ciphertext was altered or cut.
     *
     * @param from the ciphertext; closed together with the stream
     */
    InputStream opening(InputStream from, byte[] bound) throws IOException;
}
