@NullMarked
package hub.adapters.tree;

import org.jspecify.annotations.NullMarked;
