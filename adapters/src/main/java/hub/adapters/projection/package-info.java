/** Records in the form another system knows, by data. 投影。 */
@NullMarked
package hub.adapters.projection;

import org.jspecify.annotations.NullMarked;
