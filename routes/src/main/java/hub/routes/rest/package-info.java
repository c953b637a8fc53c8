/** The REST interface: what {@code openapi/hub.yaml} says, as routes. REST 接口。 */
@NullMarked
package hub.routes.rest;

import org.jspecify.annotations.NullMarked;
