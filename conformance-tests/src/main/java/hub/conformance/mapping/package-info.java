/** The commands for those who write a mapping file: check it, try it on a file, have one suggested. 映射命令。 */
@NullMarked
package hub.conformance.mapping;

import org.jspecify.annotations.NullMarked;
