/** The one numberer of the feed, and the chain of the audit log in the same pass. 定序与审计链。 */
@NullMarked
package hub.routes.sequence;

import org.jspecify.annotations.NullMarked;
