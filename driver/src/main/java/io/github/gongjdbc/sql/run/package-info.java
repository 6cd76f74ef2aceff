/**
 * Plans as they are run: compiled or interpreted, with the cursors over their rows. It uses {@code
 * sql.validate} and what that uses, but no rules of the planner.
 */
@NullMarked
package io.github.gongjdbc.sql.run;

import org.jspecify.annotations.NullMarked;
