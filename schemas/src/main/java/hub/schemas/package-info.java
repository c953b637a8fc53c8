/**
 * What is well-formed and valid: the validator, findings, and what derives from the standard. 校验与派生。
 */
@NullMarked
package hub.schemas;

import org.jspecify.annotations.NullMarked;
