/** The demonstration: the sample month through a running hub by real clients, and a report of what happened. 演示。 */
@NullMarked
package hub.conformance.demo;

import org.jspecify.annotations.NullMarked;
