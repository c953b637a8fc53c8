/** What the operator sees: whether the hub is ready, what it has done, what it logs. 运行状况。 */
@NullMarked
package hub.routes.operation;

import org.jspecify.annotations.NullMarked;
