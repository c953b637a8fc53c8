/** What somebody in charge must look at, and how they are told. 告警。 */
@NullMarked
package hub.routes.alert;

import org.jspecify.annotations.NullMarked;
