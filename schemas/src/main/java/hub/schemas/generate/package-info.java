/**
 * What derives from the standard. 由标准派生的产物。
 *
 * <p>Each writer turns a standard into files, always the same bytes for the same standard: sorted, LF, no clock. {@link
 * hub.schemas.generate.Published} is the list of all; {@link hub.schemas.generate.GenerateAll} writes them to a folder.
 */
@NullMarked
package hub.schemas.generate;

import org.jspecify.annotations.NullMarked;
