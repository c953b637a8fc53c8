package hub.adapters.mapping;

import hub.standards.Text;
import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with a mapping file. 映射文件中的问题。
 *
 * @param file the file's name
 * @param at JSON Pointer of the place in it
 * @param message what is wrong
 * @param hint what may have been meant; null if nothing suggests itself
 */
public record MappingProblem(
        String file, String at, Text message, @Nullable Text hint) {

    @Override
    public String toString() {
        return file + ": " + (at.isEmpty() ? "" : at + ": ") + message.en() + (hint == null ? "" : ", " + hint.en());
    }
}
