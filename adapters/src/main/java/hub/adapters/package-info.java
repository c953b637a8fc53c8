/**
 * Each outside form to canonical records and back: readers and writers, partner mappings, projections, the repository. 适配器。
 *
 * <p>A room under this one knows the vocabulary here and no other adapter.
 */
@NullMarked
package hub.adapters;

import org.jspecify.annotations.NullMarked;
