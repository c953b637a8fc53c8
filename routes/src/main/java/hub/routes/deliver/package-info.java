/** The way out: events to each subscriber's queue, the change feed, records by key. 投递。 */
@NullMarked
package hub.routes.deliver;

import org.jspecify.annotations.NullMarked;
