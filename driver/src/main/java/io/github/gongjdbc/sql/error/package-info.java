/** The SQL states and the exceptions that carry them. It uses nothing else of the dialect. */
@NullMarked
package io.github.gongjdbc.sql.error;

import org.jspecify.annotations.NullMarked;
