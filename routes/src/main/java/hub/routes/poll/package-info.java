/** Files fetched from servers of partners who insist on it: seen, read once, taken once, answered. 轮询对方的 SFTP 服务器。 */
@NullMarked
package hub.routes.poll;

import org.jspecify.annotations.NullMarked;
