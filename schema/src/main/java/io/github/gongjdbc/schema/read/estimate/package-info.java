/**
 * What reading would cost: a scan is settled as if it ran, and its requests are counted instead of
 * sent. It stands on reading, which does not know it.
 */
@NullMarked
package io.github.gongjdbc.schema.read.estimate;

import org.jspecify.annotations.NullMarked;
