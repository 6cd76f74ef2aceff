/**
 * The operators and functions of the dialect, and how they are carried out. It uses {@code
 * sql.value}, {@code sql.parse} and {@code sql.error}.
 */
@NullMarked
package io.github.gongjdbc.sql.function;

import org.jspecify.annotations.NullMarked;
