/** Conversions between the values that Calcite computes with and those of JDBC. */
@NullMarked
package io.github.gongjdbc.jdbc.value;

import org.jspecify.annotations.NullMarked;
