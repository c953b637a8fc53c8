/** The shipped standard keeps every sentence, and each sentence notices a fault planted against it. */
@NullMarked
package hub.standards.lint;

import org.jspecify.annotations.NullMarked;
