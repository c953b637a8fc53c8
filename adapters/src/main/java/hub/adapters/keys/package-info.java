/** Keys and what is done with them: sealed fields, blind indexes, content digests, the encrypted archive. 密钥与加密。 */
@NullMarked
package hub.adapters.keys;

import org.jspecify.annotations.NullMarked;
