/** Rules across records, one class each, over the {@link hub.schemas.Facts} port. 记录间规则。 */
@NullMarked
package hub.schemas.rule;

import org.jspecify.annotations.NullMarked;
