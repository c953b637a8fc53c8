/** How the house is built: rules over the compiled classes, taken in by the test of each room. 结构规则，各模块的测试共用。 */
@NullMarked
package hub.standards.rooms;

import org.jspecify.annotations.NullMarked;
