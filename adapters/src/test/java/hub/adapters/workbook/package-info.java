@NullMarked
package hub.adapters.workbook;

import org.jspecify.annotations.NullMarked;
