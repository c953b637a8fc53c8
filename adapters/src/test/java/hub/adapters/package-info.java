@NullMarked
package hub.adapters;

import org.jspecify.annotations.NullMarked;
