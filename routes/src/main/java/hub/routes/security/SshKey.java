package hub.routes.security;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;

/**
 * An Ed25519 key pair in the forms OpenSSH reads.
 *
 * @param privateKey content of an {@code id_ed25519} file
 * @param publicKey one line as in {@code authorized_keys}
 */
public record SshKey(String privateKey, String publicKey) {

    /**
     * A new key pair.
     *
     * @param comment shown beside the public key
     */
    public static SshKey generate(String comment) {
        try {
            KeyPair pair = KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, 256);
            ByteArrayOutputStream privateKey = new ByteArrayOutputStream();
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, comment, null, privateKey);
            return new SshKey(
                    privateKey.toString(StandardCharsets.US_ASCII),
                    PublicKeyEntry.toString(pair.getPublic()) + " " + comment);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform makes no Ed25519 keys", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
