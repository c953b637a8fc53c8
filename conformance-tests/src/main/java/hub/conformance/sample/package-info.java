/**
 * The sample month: a fictitious city, its cadres, three institutions and what they send, with planted faults; deterministic by seed.
 * 示例月份数据。
 */
@NullMarked
package hub.conformance.sample;

import org.jspecify.annotations.NullMarked;
