package io.github.gongjdbc.schema.sync;

import java.time.Instant;
import java.util.Optional;

/**
 * How far an incremental table was read, as the system tables show it.
 *
 * @param cursor the name of its cursor column
 * @param committed how far it was read by what was committed
 * @param proposed how far it would be read if the transaction were committed now
 * @param remembered how many rows are remembered as delivered, because they will be seen again
 * @param more whether the next read ends before now
 */
public record TableProgress(
    String table,
    String cursor,
    Optional<Instant> committed,
    Optional<Instant> proposed,
    int remembered,
    boolean more) {}
