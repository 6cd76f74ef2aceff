/**
 * Endpoints that are described by data: a traits file has collections of records, how their values
 * are made, and the endpoints that list them.
 */
@NullMarked
package io.github.gongjdbc.sandbox.traits;

import org.jspecify.annotations.NullMarked;
