/** What derives from the standard, and the validator that judges records by it. 由标准派生的产物与校验器。 */
@NullMarked
package hub.schemas;

import org.jspecify.annotations.NullMarked;
