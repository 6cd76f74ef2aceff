/**
 * From an item of an answer to rows: values by type, child rows, and the rows that are new. It may
 * use page, spec, sync and those below them.
 */
@NullMarked
package io.github.gongjdbc.schema.row;

import org.jspecify.annotations.NullMarked;
