@NullMarked
package hub.adapters.json;

import org.jspecify.annotations.NullMarked;
