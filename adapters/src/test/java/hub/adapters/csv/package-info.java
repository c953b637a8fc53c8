@NullMarked
package hub.adapters.csv;

import org.jspecify.annotations.NullMarked;
