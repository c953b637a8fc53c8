/** XML to canonical records, by a parser that resolves nothing. XML。 */
@NullMarked
package hub.adapters.xml;

import org.jspecify.annotations.NullMarked;
