/** What the handbook promises its readers. 手册的测试。 */
@NullMarked
package hub.schemas.generate.handbook;

import org.jspecify.annotations.NullMarked;
