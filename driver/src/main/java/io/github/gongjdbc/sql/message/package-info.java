/**
 * What the errors of Calcite and of its parser become: what is wrong, where, and what to write
 * instead. It uses {@code sql.function} and what that uses.
 */
@NullMarked
package io.github.gongjdbc.sql.message;

import org.jspecify.annotations.NullMarked;
