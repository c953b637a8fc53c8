/** A hub as a process of its own: started through its class path, spoken to by its addresses, killed when a run asks for it. 枢纽进程。 */
@NullMarked
package hub.conformance.process;

import org.jspecify.annotations.NullMarked;
