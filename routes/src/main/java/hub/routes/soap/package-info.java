/** The SOAP endpoint: the envelope bound and validated strictly, the records handed to the door every channel uses. SOAP 接口。 */
@NullMarked
package hub.routes.soap;

import org.jspecify.annotations.NullMarked;
