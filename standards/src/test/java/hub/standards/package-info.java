@NullMarked
package hub.standards;

import org.jspecify.annotations.NullMarked;
