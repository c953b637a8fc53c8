/** How messages travel: receipts, delivery, security, operation. 报文如何流转：回执、投递、安全与运行。 */
@NullMarked
package hub.routes;

import org.jspecify.annotations.NullMarked;
