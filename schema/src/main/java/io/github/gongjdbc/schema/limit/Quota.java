package io.github.gongjdbc.schema.limit;

import java.time.Instant;
import java.util.Optional;

/**
 * The limits of an account, and how much of them this JVM has used.
 *
 * @param usedToday requests since midnight UTC
 * @param leftToday what is left of {@code perDay}
 * @param dayEnds when the count begins again
 * @param waitingUntil until when nothing is sent, because Gong said so
 */
public record Quota(
    long usedToday,
    long leftToday,
    int perDay,
    int perSecond,
    Instant dayEnds,
    Optional<Instant> waitingUntil) {}
