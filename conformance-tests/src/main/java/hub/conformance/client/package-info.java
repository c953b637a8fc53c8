/** Clients as institutions and subscribers write them: REST, SOAP, SFTP, and HR's queue. They know a hub by its addresses alone. 客户端。 */
@NullMarked
package hub.conformance.client;

import org.jspecify.annotations.NullMarked;
