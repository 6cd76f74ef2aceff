package io.github.gongjdbc.schema.sync;

import java.time.Instant;

/**
 * How far a table was read.
 *
 * @param time everything that was visible with a cursor before this time was delivered
 * @param delivered the rows that were delivered from shortly before that time, which will be seen
 *     again
 */
record StreamState(Instant time, Fingerprints delivered) {}
