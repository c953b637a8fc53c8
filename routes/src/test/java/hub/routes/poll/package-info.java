@NullMarked
package hub.routes.poll;

import org.jspecify.annotations.NullMarked;
