/**
 * Rates of a hub beside their floors, in one run on one machine: what is measured is a ratio, because absolute figures belong to the machine.
 * 性能测试。
 *
 * <p>A figure counts only if the hub's own books agree with it; otherwise it is void.
 */
@NullMarked
package hub.conformance.bench;

import org.jspecify.annotations.NullMarked;
