/**
 * The servers that live inside the hub's own process or beside it for a newcomer: PostgreSQL, the Artemis broker and the SFTP
 * server, with their data kept under one folder. 随枢纽启动的数据库、消息中间件与 SFTP 服务器。
 *
 * <p>In production the database and the broker stand outside and are reached by a URL; nothing else in the hub can tell.
 */
@NullMarked
package hub.routes.embedded;

import org.jspecify.annotations.NullMarked;
