/**
 * Tables to canonical records: the mapping of a partner system as data, its converters, and the mapping that derives from the standard.
 * 映射。
 */
@NullMarked
package hub.adapters.mapping;

import org.jspecify.annotations.NullMarked;
