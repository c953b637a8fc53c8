package hub.adapters.mapping;

import java.util.Map;
import java.util.Set;

/**
 * What a package must say of itself, in a file of names and values. 包的清单。
 *
 * @param file the file
 * @param name its column of names
 * @param value its column of values
 * @param requires the values that each name may have; a name that is not there is refused as well
 */
public record Manifest(String file, String name, String value, Map<String, Set<String>> requires) {}
