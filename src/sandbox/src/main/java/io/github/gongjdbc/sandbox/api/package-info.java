/**
 * How Gong's API reads requests and reports problems: routes, typed fields, ranges of time and
 * dates, errors.
 */
@NullMarked
package io.github.gongjdbc.sandbox.api;

import org.jspecify.annotations.NullMarked;
