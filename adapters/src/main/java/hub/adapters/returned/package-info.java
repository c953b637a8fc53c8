/** The sender's own table, given back with what was found written on it. 退回的原表。 */
@NullMarked
package hub.adapters.returned;

import org.jspecify.annotations.NullMarked;
