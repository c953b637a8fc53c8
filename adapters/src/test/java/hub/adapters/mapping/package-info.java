@NullMarked
package hub.adapters.mapping;

import org.jspecify.annotations.NullMarked;
