package hub.adapters.mapping;

import hub.schemas.Finding;
import hub.schemas.Findings;
import hub.schemas.Masking;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a source id may be. It travels in clear through events, logs and addresses, so it may hold no citizen ID, and nothing that cannot
 * be shown. 来源编号。
 */
public final class SourceIds {
    private static final int LONGEST = 128;

    private SourceIds() {}

    /**
     * What is wrong with a source id.
     *
     * @param at where it stands
     * @return null if nothing is
     */
    public static @Nullable Finding check(Findings findings, String sourceId, String at) {
        if (sourceId.codePointCount(0, sourceId.length()) > LONGEST) {
            return findings.of(
                    "STR-0003",
                    null,
                    at,
                    Masking.show(null, sourceId),
                    Map.of("field", "来源编号 sourceId", "maxLength", Integer.toString(LONGEST)));
        }
        if (Plain.damaged(sourceId) != null || lines(sourceId) || CitizenIds.in(sourceId)) {
            String visible = Plain.damaged(sourceId);
            String shown = Masking.show(null, visible == null ? sourceId.replaceAll("\\s", " ") : visible);
            return findings.of(
                    "STR-0005", null, at, shown, Map.of("field", "来源编号 sourceId", "value", shown == null ? "" : shown));
        }
        return null;
    }

    private static boolean lines(String sourceId) {
        return sourceId.indexOf('\n') >= 0 || sourceId.indexOf('\r') >= 0 || sourceId.indexOf('\t') >= 0;
    }
}
