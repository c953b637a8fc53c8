/** The one door behind every channel: what passes it is durable before anyone is answered. 接收。 */
@NullMarked
package hub.routes.intake;

import org.jspecify.annotations.NullMarked;
