package hub.adapters.repository;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a subscriber is entitled to: which rows and which fields. 订阅条款。
 *
 * @param types record types it gets
 * @param sealed whether it gets sensitive personal fields in clear; otherwise they are left out
 * @param matchedOnly whether records about a person wait until the person is matched to HR's master data
 * @param traineeCategories categories of trainees it gets records about; empty means all
 * @param standard version of the standard it is answered in; null for the current one, whichever that is
 */
public record Terms(
        List<String> types,
        boolean sealed,
        boolean matchedOnly,
        List<String> traineeCategories,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String standard) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public Terms {
        types = List.copyOf(types);
        traineeCategories = List.copyOf(traineeCategories);
    }

    String text() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Terms of(String text) {
        try {
            return JSON.readValue(text, Terms.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the terms of a subscription cannot be read", e);
        }
    }
}
