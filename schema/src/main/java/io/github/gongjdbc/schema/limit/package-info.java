/**
 * What limits requests: cancellation and budget of a statement, rate and daily number of an
 * account. It may use error.
 */
@NullMarked
package io.github.gongjdbc.schema.limit;

import org.jspecify.annotations.NullMarked;
