@NullMarked
package hub.adapters.secrecy;

import org.jspecify.annotations.NullMarked;
