/** The data standard as data, and the few types that read it. 作为数据的标准及读取它的类型。 */
@NullMarked
package hub.standards;

import org.jspecify.annotations.NullMarked;
