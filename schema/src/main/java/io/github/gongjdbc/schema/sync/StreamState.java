package io.github.gongjdbc.schema.sync;

import java.time.Instant;

/**
 * How far a table was read.
 *
 * @param time the newest cursor that was seen; what was visible by then was delivered
 * @param delivered the rows that were delivered from shortly before that time, which will be seen
 *     again
 */
record StreamState(Instant time, Fingerprints delivered) {}
