/**
 * The central repository: PostgreSQL by plain JDBC, set-based. 中心库。
 *
 * <p>Nothing here opens or ends a transaction: methods take a {@link java.sql.Connection} and take part in whatever the caller has begun,
 * unless their text says that they need none. Everything about records is made from the {@link hub.standards.RecordType}, so a new
 * element or record type needs no Java; identifiers in SQL come from the standard alone, values only as parameters.
 */
@NullMarked
package hub.adapters.repository;

import org.jspecify.annotations.NullMarked;
