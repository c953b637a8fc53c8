/** Each outside form to canonical records and back. 外部格式与标准记录之间的相互转换。 */
@NullMarked
package hub.adapters;

import org.jspecify.annotations.NullMarked;
