@NullMarked
package hub.schemas;

import org.jspecify.annotations.NullMarked;
