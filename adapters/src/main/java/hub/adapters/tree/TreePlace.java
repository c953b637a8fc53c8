package hub.adapters.tree;

import hub.schemas.Place;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a mapped record comes from. 来源位置。
 *
 * @param at the element it was made of, or the part of it that the program names
 * @param fields where each field comes from, as far as it is known
 */
record TreePlace(String at, Map<String, String> fields) implements Place {

    @Override
    public String at(@Nullable String field) {
        return field == null ? at : fields.getOrDefault(field, at);
    }
}
