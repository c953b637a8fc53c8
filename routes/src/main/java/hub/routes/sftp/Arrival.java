package hub.routes.sftp;

import java.time.Instant;

/**
 * A file that counts: its sender closed it under a final name, or renamed it to one. 到达的文件。
 *
 * @param id its identifier here; sorts by time of arrival
 * @param credential who uploaded it
 * @param name the name its sender gave it; data, never a path
 * @param at when it arrived
 */
record Arrival(String id, String credential, String name, Instant at) {}
