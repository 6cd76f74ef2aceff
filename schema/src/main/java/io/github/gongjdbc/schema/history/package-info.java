/**
 * Decides from the text of a query which part of its history each table is read from. It may use
 * plan and those below it.
 */
@NullMarked
package io.github.gongjdbc.schema.history;

import org.jspecify.annotations.NullMarked;
