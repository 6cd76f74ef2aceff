/**
 * What limits requests: the context of a statement (what stops it, its budget), rate and daily
 * number of an account. It may use error.
 */
@NullMarked
package io.github.gongjdbc.schema.limit;

import org.jspecify.annotations.NullMarked;
