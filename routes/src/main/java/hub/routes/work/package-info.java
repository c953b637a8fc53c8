/** From the inbox to the repository: claim, read, judge, match, record. 处理。 */
@NullMarked
package hub.routes.work;

import org.jspecify.annotations.NullMarked;
