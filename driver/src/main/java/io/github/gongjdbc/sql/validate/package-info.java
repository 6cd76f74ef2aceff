/**
 * Between parser and plan: types, parameters, names and what Calcite's validator would not accept.
 * It uses {@code sql.function} and what that uses.
 */
@NullMarked
package io.github.gongjdbc.sql.validate;

import org.jspecify.annotations.NullMarked;
