/** XLSX workbooks to canonical records. 工作簿。 */
@NullMarked
package hub.adapters.workbook;

import org.jspecify.annotations.NullMarked;
