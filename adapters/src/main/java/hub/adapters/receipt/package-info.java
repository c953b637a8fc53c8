/** What a sender is told: the receipt and its outside forms, the same on every channel. 回执。 */
@NullMarked
package hub.adapters.receipt;

import org.jspecify.annotations.NullMarked;
