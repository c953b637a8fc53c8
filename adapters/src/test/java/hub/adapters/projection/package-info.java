@NullMarked
package hub.adapters.projection;

import org.jspecify.annotations.NullMarked;
