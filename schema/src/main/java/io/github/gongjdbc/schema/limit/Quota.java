package io.github.gongjdbc.schema.limit;

import java.time.Instant;
import java.util.Optional;

/**
 * What an account allows and what of it was used by this JVM.
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
