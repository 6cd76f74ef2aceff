/**
 * The Gong API over HTTP: signing, pacing, retrying, errors and the pages of an answer. It knows
 * the catalog's endpoints and no tables.
 */
@NullMarked
package io.github.gongjdbc.schema.api;

import org.jspecify.annotations.NullMarked;
