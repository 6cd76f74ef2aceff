/**
 * From a validated query to the plan that is run: the planner, its rules and what is done before
 * and after them. It uses {@code sql.validate} and what that uses.
 */
@NullMarked
package io.github.gongjdbc.sql.optimize;

import org.jspecify.annotations.NullMarked;
