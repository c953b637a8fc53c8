/** What any handler costs: parse, insert, commit, answer. A process of its own, beside the hub. 基线程序。 */
@NullMarked
package hub.conformance.bench.floor;

import org.jspecify.annotations.NullMarked;
