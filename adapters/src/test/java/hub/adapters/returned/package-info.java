@NullMarked
package hub.adapters.returned;

import org.jspecify.annotations.NullMarked;
