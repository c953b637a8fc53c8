package hub.standards;

import org.jspecify.annotations.Nullable;

/**
 * Between which lists of its norm a code was in force, where the keeper of the norm publishes one list a year. 起止年份。
 *
 * @param from year of the first list that names the code; null: as far back as the lists go that were compared
 * @param until year of the last list that names it; null: still listed
 */
public record Listed(@Nullable String from, @Nullable String until) {}
