/** Numbering of committed changes and sealing of the audit log. 变更编号与审计封存。 */
@NullMarked
package hub.routes.sequence;

import org.jspecify.annotations.NullMarked;
