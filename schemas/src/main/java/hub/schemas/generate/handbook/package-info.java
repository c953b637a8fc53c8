/**
 * The handbook of the standard as a static site, in Chinese with English beside. 数据标准手册。
 *
 * <p>{@link hub.schemas.generate.handbook.Handbook} lists its files. A page depends on nothing but what it tells of, so that a change of the
 * standard changes few pages; links are relative, so that the folder works from a disk and from any server.
 */
@NullMarked
package hub.schemas.generate.handbook;

import org.jspecify.annotations.NullMarked;
