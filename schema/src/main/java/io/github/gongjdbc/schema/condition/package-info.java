/**
 * Translation of SQL conditions into what a scan wants of its columns. It may be a superset, which
 * is then checked again above the scan. It may use context, spec and predicate.
 */
@NullMarked
package io.github.gongjdbc.schema.condition;

import org.jspecify.annotations.NullMarked;
