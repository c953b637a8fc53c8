/** Packed files as they come: read once, from front to back, and never trusted. 压缩文件。 */
@NullMarked
package hub.adapters.packed;

import org.jspecify.annotations.NullMarked;
