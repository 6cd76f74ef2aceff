/** What EXPLAIN says of a plan. It uses {@code sql.run} and what that uses. */
@NullMarked
package io.github.gongjdbc.sql.explain;

import org.jspecify.annotations.NullMarked;
