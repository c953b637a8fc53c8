@NullMarked
package hub.schemas.cel;

import org.jspecify.annotations.NullMarked;
