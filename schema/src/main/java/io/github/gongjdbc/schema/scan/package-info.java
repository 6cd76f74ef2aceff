/**
 * Executing a planned scan: from constraints and bounds to requests, from pages to rows. Nothing is
 * sent before the first row is asked for.
 */
@NullMarked
package io.github.gongjdbc.schema.scan;

import org.jspecify.annotations.NullMarked;
