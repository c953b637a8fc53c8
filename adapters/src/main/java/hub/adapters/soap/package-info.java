/** The SOAP envelope: receipts and problems in its types, which are generated from the hub's own WSDL. SOAP 信封。 */
@NullMarked
package hub.adapters.soap;

import org.jspecify.annotations.NullMarked;
