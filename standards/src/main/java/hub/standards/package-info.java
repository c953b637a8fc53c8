/**
 * The data standard as data, and the few types that read it. 数据标准本身：数据元、代码集、记录类型、规则。
 *
 * <p>Everything the hub publishes or checks derives from a {@link hub.standards.Standard}; this room knows nothing of Spring, Camel
 * or databases.
 */
@NullMarked
package hub.standards;

import org.jspecify.annotations.NullMarked;
