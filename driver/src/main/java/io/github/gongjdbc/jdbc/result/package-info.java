/** Results: their rows, columns and cells. */
@NullMarked
package io.github.gongjdbc.jdbc.result;

import org.jspecify.annotations.NullMarked;
