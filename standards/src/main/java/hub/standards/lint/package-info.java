/**
 * What every edition of the standard keeps, one sentence a class; {@link hub.standards.lint.Lint} says them all. 标准自检。
 *
 * <p>These are about a good standard, not about a readable one: a standard that breaks a sentence can be read, and must not be released.
 */
@NullMarked
package hub.standards.lint;

import org.jspecify.annotations.NullMarked;
