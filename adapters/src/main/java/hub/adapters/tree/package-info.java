/** Trees of partners' systems, JSON and XML, mapped element by element to canonical records by data alone. 树形映射。 */
@NullMarked
package hub.adapters.tree;

import org.jspecify.annotations.NullMarked;
