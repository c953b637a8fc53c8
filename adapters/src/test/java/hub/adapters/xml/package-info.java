@NullMarked
package hub.adapters.xml;

import org.jspecify.annotations.NullMarked;
