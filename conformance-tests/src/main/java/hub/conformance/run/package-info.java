/** Sending the sample month over the three channels, and judging what came back. 发送与核对。 */
@NullMarked
package hub.conformance.run;

import org.jspecify.annotations.NullMarked;
