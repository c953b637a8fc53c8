/**
 * The account of a run: what was sent and acknowledged, what is stored, what the feed says, what a subscriber got; and whether the four
 * agree. 对账。
 */
@NullMarked
package hub.conformance.account;

import org.jspecify.annotations.NullMarked;
