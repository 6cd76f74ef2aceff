package io.github.gongjdbc.schema.log;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What is remembered of a request.
 *
 * @param statement the statement that it was sent for, without secrets
 * @param time when its turn came
 * @param filters what it asked for, as JSON
 * @param status status of the answer; empty where there was none
 * @param items how many items the answer held; empty where it held none that could be read
 * @param bytes how long the answer was, after decompression
 * @param duration from its turn to the end of the answer
 * @param waited how long it waited for its turn
 * @param retries how often it had been sent before
 * @param cached whether a kept answer served instead of a request
 * @param requestId the name that Gong gave it
 * @param failure what went wrong; empty where nothing did
 */
public record RequestRecord(
    String statement,
    Instant time,
    String method,
    String path,
    String filters,
    OptionalInt status,
    OptionalInt items,
    OptionalLong bytes,
    Duration duration,
    Duration waited,
    int retries,
    boolean cached,
    Optional<String> requestId,
    Optional<String> failure) {}
