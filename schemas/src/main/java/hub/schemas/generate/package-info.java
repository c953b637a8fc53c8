/** What derives from the standard, each writer: standard to bytes. 由标准派生的产物。 */
@NullMarked
package hub.schemas.generate;

import org.jspecify.annotations.NullMarked;
