/** Engines that are not the hub's own, asked for their opinion on what the hub publishes and judges. 独立引擎的对照。 */
@NullMarked
package hub.conformance.engines;

import org.jspecify.annotations.NullMarked;
