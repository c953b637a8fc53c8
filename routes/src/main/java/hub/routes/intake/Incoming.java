package hub.routes.intake;

import hub.adapters.Form;
import hub.adapters.SenderIdentity;
import hub.adapters.repository.Channel;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A submission at the door. 到达的报送。
 *
 * @param sender who sends, as the credential says
 * @param channel the way it comes
 * @param name the name its sender gave it
 * @param form its outside form
 * @param mapping the mapping its sender names; null for the one its credential and name choose
 * @param secrecy its declaration of secrecy; null for none
 * @param idempotencyKey its sender's key for it; null for none
 * @param standard version of the standard it is of, as its sender says beside it; null: as its mapping or its content says, else the
 *     current one
 * @param declaredLength bytes it says it has; -1 if it does not say
 * @param body the bytes; read once, not closed
 */
public record Incoming(
        SenderIdentity sender,
        Channel channel,
        String name,
        Form form,
        @Nullable String mapping,
        @Nullable String secrecy,
        @Nullable String idempotencyKey,
        @Nullable String standard,
        long declaredLength,
        InputStream body) {}
