package hub.conformance.sample;

import org.jspecify.annotations.Nullable;

/**
 * A unit of the sample city. 示例单位。
 *
 * @param code the code HR gives it, a dotted path
 * @param name full name
 * @param parent code of the unit above; null at the top
 * @param level a code of ZB03
 * @param kind a code of ZB04
 * @param affiliation a code of ZB87
 */
record Unit(String code, String name, @Nullable String parent, String level, String kind, String affiliation) {}
