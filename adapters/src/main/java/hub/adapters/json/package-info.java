/** JSON and NDJSON to canonical records. JSON。 */
@NullMarked
package hub.adapters.json;

import org.jspecify.annotations.NullMarked;
