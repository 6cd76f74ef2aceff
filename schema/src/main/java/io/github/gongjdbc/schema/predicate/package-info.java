/**
 * What a query wants of a column: values, ranges of time, functions of time. It knows no Calcite.
 * It may use catalog.
 */
@NullMarked
package io.github.gongjdbc.schema.predicate;

import org.jspecify.annotations.NullMarked;
