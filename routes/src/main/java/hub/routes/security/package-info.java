/** Who may come in: participants, their credentials, what a request may bring. 身份与准入。 */
@NullMarked
package hub.routes.security;

import org.jspecify.annotations.NullMarked;
