/** Delimited text, UTF-8 or GB 18030, to canonical records and back. CSV。 */
@NullMarked
package hub.adapters.csv;

import org.jspecify.annotations.NullMarked;
