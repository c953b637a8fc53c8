/** The SFTP channel: homes, uploads and when they count, answers as files. SFTP 渠道。 */
@NullMarked
package hub.routes.sftp;

import org.jspecify.annotations.NullMarked;
