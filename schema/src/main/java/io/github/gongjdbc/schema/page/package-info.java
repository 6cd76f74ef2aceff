/**
 * Pages of answers: parsed as a stream, each item made into rows at once. It may use auth, http and
 * those below them.
 */
@NullMarked
package io.github.gongjdbc.schema.page;

import org.jspecify.annotations.NullMarked;
