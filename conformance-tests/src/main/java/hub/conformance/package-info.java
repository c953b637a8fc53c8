/** The kit that proves an institution's system right from outside. 从外部验证机构系统的符合性工具。 */
@NullMarked
package hub.conformance;

import org.jspecify.annotations.NullMarked;
