/**
 * Splits: the parts of what an endpoint lists that a scan reads, how they are planned and cut, and
 * what a request sends for them. It may use spec, predicate, catalog and settings.
 */
@NullMarked
package io.github.gongjdbc.schema.split;

import org.jspecify.annotations.NullMarked;
