/**
 * Incremental reads: what of each table was read before, so that a read yields what is new. A state
 * is proposed by complete reads and kept by a commit, in memory or in a file.
 */
@NullMarked
package io.github.gongjdbc.schema.sync;

import org.jspecify.annotations.NullMarked;
