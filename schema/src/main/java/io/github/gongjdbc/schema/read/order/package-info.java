/**
 * Rows in the order of their cursor column, out of pages that Gong lists from the oldest on. It
 * knows no other package of reading.
 */
@NullMarked
package io.github.gongjdbc.schema.read.order;

import org.jspecify.annotations.NullMarked;
