@NullMarked
package hub.schemas.rule;

import org.jspecify.annotations.NullMarked;
