/** Rules within a record: CEL expressions compiled once to Java closures. 记录内规则（CEL）。 */
@NullMarked
package hub.schemas.cel;

import org.jspecify.annotations.NullMarked;
