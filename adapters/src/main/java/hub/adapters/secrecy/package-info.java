/** Finds secrecy marks before anything is kept. 密级标志检查。 */
@NullMarked
package hub.adapters.secrecy;

import org.jspecify.annotations.NullMarked;
