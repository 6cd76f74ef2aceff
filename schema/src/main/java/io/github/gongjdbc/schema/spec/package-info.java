/**
 * The immutable description of a scan, which the planner refines. It may use predicate, http and
 * catalog.
 */
@NullMarked
package io.github.gongjdbc.schema.spec;

import org.jspecify.annotations.NullMarked;
